// Writes within a transaction that somebody is added, given other roles, locked, let in again or reset, and who has done so: one administrator, or the one who
// asked for it and the one who approved.
import { Injectable } from '@nestjs/common';
import type { StaffAdded, StaffView } from '@haopai/contracts';
import { Audit, type AuditActor } from '../audit';
import { PasskeysStore } from '../passkeys';
import { type StaffChange, StaffMakersStore, type StaffMember, StaffStore } from '../staff-authentication';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { ConfirmsFrom } from './confirms-from';
import type { Given } from './given-passwords';
import { StaffLocks } from './log-in/staff-locks';
import { recordedRoles, staffView } from './staff-view';
import { WriteStaffChange } from './write-staff-change';

export interface By {
  readonly actor: AuditActor;
  /** None where the operator's command does it. */
  readonly makers: readonly number[];
  /** For the record, where another one has asked for it. */
  readonly approved?: { readonly approvalId: number; readonly askedByName: string };
}

export type NewMember = Pick<StaffMember, 'username' | 'displayName' | 'roles'>;
export type Access = Pick<StaffMember, 'displayName' | 'roles' | 'isLocked'>;

export interface StaffReset {
  readonly added: StaffAdded;
  readonly passkeysEnded: number;
}

@Injectable()
export class WriteStaffAccess {
  constructor(
    private readonly staff: StaffStore,
    private readonly makers: StaffMakersStore,
    private readonly write: WriteStaffChange,
    private readonly confirmsFrom: ConfirmsFrom,
    private readonly passkeys: PasskeysStore,
    private readonly locks: StaffLocks,
    private readonly audit: Audit,
  ) {}

  async add(
    transaction: Transaction,
    by: By,
    { username, displayName, roles }: NewMember,
    { password, passwordHash }: Given,
  ): Promise<StaffAdded | RefusalError> {
    const confirmsFromMs = by.makers.length === 0 ? null : await this.confirmsFrom.now(transaction);
    const member = { username, displayName, roles, passwordHash, confirmsFromMs };
    const added = await this.staff.add(transaction, member);
    if (added === null) return new RefusalError('STAFF.USERNAME_TAKEN', {});
    await this.makers.note(transaction, added.id, by.makers, 'made');
    await this.audit.write(transaction, by.actor, {
      act: 'staff.added',
      subject: `staff:${added.id}`,
      after: { username: added.username, displayName, role: recordedRoles(roles), ...by.approved },
    });
    return { staff: staffView(added), password };
  }

  /** `member` with the version that was seen. A lock and other roles end every session of theirs. */
  async change(
    transaction: Transaction,
    by: By,
    member: StaffMember,
    { displayName, roles, isLocked }: Access,
    reason: string,
  ): Promise<StaffView | RefusalError> {
    const hasOtherRoles = roles.join() !== member.roles.join();
    const isLetIn = member.isLocked && !isLocked;
    const confirmsFromMs = hasOtherRoles ? await this.confirmsFrom.now(transaction) : member.confirmsFromMs;
    const sessionEpoch = member.sessionEpoch + (isLocked || hasOtherRoles ? 1 : 0);
    const change = { displayName, roles, isLocked, sessionEpoch, confirmsFromMs };
    const done = await this.changeTo(transaction, by, member, change, { act: 'staff.changed', reason });
    if (!(done instanceof RefusalError) && (hasOtherRoles || isLetIn))
      await this.makers.note(transaction, member.id, by.makers, 'raised');
    return done;
  }

  /** All begins as at the first log-in: also whoever has guessed at the old password locks nobody out any more. */
  async reset(
    transaction: Transaction,
    by: By,
    member: StaffMember,
    { password, passwordHash }: Given,
    reason: string,
  ): Promise<StaffReset | RefusalError> {
    const change = {
      ...{ passwordHash, hasOwnPassword: false, passwordGivenAtMs: Date.now(), totpSealed: null },
      confirmsFromMs: await this.confirmsFrom.now(transaction),
      sessionEpoch: member.sessionEpoch + 1,
    };
    const staff = await this.changeTo(transaction, by, member, change, { act: 'staff.reset', reason });
    if (staff instanceof RefusalError) return staff;
    await this.makers.note(transaction, member.id, by.makers, 'reset');
    const passkeysEnded = await this.passkeys.removeAll(transaction, { kind: 'staff', id: member.id });
    return { added: { staff, password }, passkeysEnded };
  }

  /** Once a reset is committed: Redis is asked while nothing is locked any more. Where it fails, the reset stands and is done again. */
  forgetGuesses({ username }: Pick<StaffMember, 'username'>): Promise<void> {
    return this.locks.forget(username, null);
  }

  private changeTo(
    transaction: Transaction,
    { actor, approved }: By,
    member: StaffMember,
    change: StaffChange,
    { act, reason }: { readonly act: string; readonly reason: string },
  ): Promise<StaffView | RefusalError> {
    return this.write.execute(transaction, actor, {
      ...{ member, change, act, reason },
      ...(approved === undefined ? {} : { approved }),
    });
  }
}
