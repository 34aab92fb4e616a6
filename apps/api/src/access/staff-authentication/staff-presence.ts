// Whether somebody of the staff is in: asked at each request, and again and again while an answer goes on.
import { Injectable } from '@nestjs/common';
import { permissionsOf } from '@haopai/contracts';
import type { Request } from 'express';
import { AskPasskeys } from '../passkeys';
import { Actor } from './actor';
import { RoleSetsStore } from './role-sets.store';
import { StaffProofs } from './staff-proofs';
import { renewStaffSession, type StaffSession, staffSessionOf } from './staff-session';
import { StaffSessions } from './staff-sessions';
import { StaffStore } from './staff.store';

const NOBODY = { member: null, newUntilMs: null };

@Injectable()
export class StaffPresence {
  constructor(
    private readonly staff: StaffStore,
    private readonly roleSets: RoleSetsStore,
    private readonly sessions: StaffSessions,
    private readonly passkeys: AskPasskeys,
    private readonly proofs: StaffProofs,
  ) {}

  /** Asks the database each time, so that a lock, another role or what a role includes counts at once. Null for whoever is out by now. */
  async actorOf(session: StaffSession, request: Request): Promise<Actor | null> {
    const { member, newUntilMs } = (await this.staff.standing(session.staffId)) ?? NOBODY;
    if (member === null || member.isLocked || member.sessionEpoch !== session.epoch) return null;
    await this.sessions.noteUse(request, session);
    const [sets, hasPasskey] = await Promise.all([
      this.roleSets.sets(),
      this.passkeys.has({ kind: 'staff', id: member.id }),
    ]);
    const permissions = permissionsOf(member.roles, sets);
    const { id, displayName } = member;
    const owes = this.proofs.owed(request, session, hasPasskey);
    return new Actor(id, displayName, permissions, request.ip ?? '', newUntilMs, owes);
  }

  /**
   * For whoever has an answer that goes on: looks the session up anew and counts as a use of it, so that it does not idle; its longest
   * time stays. While Redis is away nobody is taken for out but by the database. Rejects while the database is away.
   */
  async renew(request: Request): Promise<Actor | null> {
    const isKept = await renewStaffSession(request);
    const session = isKept ? staffSessionOf(request) : null;
    return session?.step === 'in' ? this.actorOf(session, request) : null;
  }
}
