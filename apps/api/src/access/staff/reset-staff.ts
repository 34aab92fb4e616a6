// Use case: an administrator gives a member of the staff a new password and lets them bind another phone; their passkeys end.
import { Injectable } from '@nestjs/common';
import type { ResetStaffBody, StaffAdded } from '@haopai/contracts';
import { PasskeysStore } from '../passkeys';
import { SecurityEvents } from '../security-events';
import { type Actor, StaffStore } from '../staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { ConfirmsFrom } from './confirms-from';
import { GivenPasswords } from './given-passwords';
import { StaffLocks } from './log-in/staff-locks';
import { WriteStaffChange } from './write-staff-change';

@Injectable()
export class ResetStaff {
  constructor(
    private readonly staff: StaffStore,
    private readonly passwords: GivenPasswords,
    private readonly transactions: Transactions,
    private readonly write: WriteStaffChange,
    private readonly locks: StaffLocks,
    private readonly confirmsFrom: ConfirmsFrom,
    private readonly passkeys: PasskeysStore,
    private readonly events: SecurityEvents,
  ) {}

  /** All begins as at the first log-in: also whoever has guessed at the old password locks nobody out any more. */
  async execute(
    actor: Actor,
    staffId: number,
    { version, reason }: ResetStaffBody,
  ): Promise<StaffAdded | RefusalError> {
    const refusal = actor.lacks('staff.edit') ?? actor.refuseUntilShown();
    if (refusal !== undefined) return refusal;
    if (staffId === actor.staffId) return new RefusalError('STAFF.SELF', {});
    const given = await this.passwords.make();
    if (given instanceof RefusalError) return given;
    const { password, passwordHash } = given;
    let ended = 0;
    const done = await this.transactions.run(async (transaction) => {
      const member = await this.staff.byId(staffId);
      if (member === null) return new RefusalError('STAFF.NOT_FOUND', { staffId });
      const change = {
        ...{ passwordHash, hasOwnPassword: false, passwordGivenAtMs: Date.now(), totpSealed: null },
        confirmsFromMs: this.confirmsFrom.now(),
        sessionEpoch: member.sessionEpoch + 1,
      };
      const seen = { member: { ...member, version }, change, act: 'staff.reset', reason };
      const staff = await this.write.execute(transaction, actor, seen);
      if (staff instanceof RefusalError) return staff;
      ended = await this.passkeys.removeAll(transaction, { kind: 'staff', id: staffId });
      return { staff, password };
    });
    if (done instanceof RefusalError) return done;
    if (ended > 0) this.note(actor, staffId);
    // Redis is asked once nothing is locked any more: where it fails, the reset stands and is done again.
    await this.locks.forget(done.staff.username, null);
    return done;
  }

  private note({ address }: Actor, staffId: number): void {
    this.events.note({ kind: 'accessChanged', what: 'passkey.reset', address, account: `staff:${staffId}` });
  }
}
