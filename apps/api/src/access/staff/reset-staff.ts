// Use case: an administrator gives a member of the staff a new password and lets them bind another phone; their passkeys end. Of one who can be the second of
// two it is asked for.
import { Injectable } from '@nestjs/common';
import type { ResetStaffBody, StaffAnswer } from '@haopai/contracts';
import { SecurityEvents } from '../security-events';
import { type Actor, StaffStore } from '../staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { GivenPasswords } from './given-passwords';
import { GraveAccess } from './grave-access';
import { noteReset } from './note-reset';
import { StaffByTwo } from './staff-by-two';
import { staffView } from './staff-view';
import { WriteStaffAccess } from './write-staff-access';

@Injectable()
export class ResetStaff {
  constructor(
    private readonly staff: StaffStore,
    private readonly passwords: GivenPasswords,
    private readonly transactions: Transactions,
    private readonly write: WriteStaffAccess,
    private readonly grave: GraveAccess,
    private readonly byTwo: StaffByTwo,
    private readonly events: SecurityEvents,
  ) {}

  async execute(
    actor: Actor,
    staffId: number,
    { version, reason }: ResetStaffBody,
  ): Promise<StaffAnswer | RefusalError> {
    const refusal = actor.lacks('staff.edit') ?? actor.refuseUntilShown();
    if (refusal !== undefined) return refusal;
    if (staffId === actor.staffId) return new RefusalError('STAFF.SELF', {});
    const given = await this.passwords.make();
    if (given instanceof RefusalError) return given;
    const done = await this.transactions.run(async (transaction) => {
      const found = await this.staff.byId(staffId);
      if (found === null) return new RefusalError('STAFF.NOT_FOUND', { staffId });
      const member = { ...found, version };
      if (await this.grave.takesTwo(member.roles, [])) {
        const refused = await this.byTwo.askToReset(transaction, actor, member, reason);
        const staff = { ...staffView(found), isAsked: true };
        return refused ?? { added: { staff, password: null }, passkeysEnded: 0 };
      }
      const by = { actor, makers: [actor.staffId] };
      return this.write.reset(transaction, by, member, given, reason);
    });
    if (done instanceof RefusalError) return done;
    if (done.passkeysEnded > 0) noteReset(this.events, actor, staffId);
    if (done.added.password !== null) await this.write.forgetGuesses(done.added.staff);
    return done.added;
  }
}
