// Use cases: an administrator adds staff, changes their roles, and locks them. What lets somebody be the second of two is asked for.
import { Injectable } from '@nestjs/common';
import type { AddStaffBody, ChangeStaffBody, StaffAnswer, StaffView } from '@haopai/contracts';
import { type Actor, StaffStore } from '../staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { AddStaff } from './add-staff';
import { GraveAccess } from './grave-access';
import { StaffByTwo } from './staff-by-two';
import { askedRoles, staffView } from './staff-view';
import { WriteStaffAccess } from './write-staff-access';

@Injectable()
export class ChangeStaff {
  constructor(
    private readonly addStaff: AddStaff,
    private readonly staff: StaffStore,
    private readonly transactions: Transactions,
    private readonly write: WriteStaffAccess,
    private readonly grave: GraveAccess,
    private readonly byTwo: StaffByTwo,
  ) {}

  async add(actor: Actor, body: AddStaffBody): Promise<StaffAnswer | RefusalError> {
    const refusal = actor.lacks('staff.edit') ?? actor.refuseUntilShown();
    return refusal ?? this.addStaff.byAdministrator(actor, body);
  }

  /** A lock takes one: it is what stops somebody. Whoever is let in again has had nothing meanwhile. */
  async change(
    actor: Actor,
    staffId: number,
    { version, reason, ...wanted }: ChangeStaffBody,
  ): Promise<StaffView | RefusalError> {
    const refusal = actor.lacks('staff.edit') ?? actor.refuseUntilShown();
    if (refusal !== undefined) return refusal;
    const asked = askedRoles(wanted);
    if (staffId === actor.staffId && (asked !== null || wanted.isLocked !== undefined))
      return new RefusalError('STAFF.SELF', {});
    return this.transactions.run(async (transaction) => {
      const found = await this.staff.byId(staffId);
      if (found === null) return new RefusalError('STAFF.NOT_FOUND', { staffId });
      const { displayName = found.displayName, isLocked = found.isLocked } = wanted;
      const roles = asked ?? found.roles;
      const [member, access] = [
        { ...found, version },
        { displayName, roles, isLocked },
      ];
      if (!isLocked && (await this.grave.takesTwo(roles, found.isLocked ? [] : found.roles))) {
        const refused = await this.byTwo.askToChange(transaction, actor, member, access, reason);
        return refused ?? { ...staffView(found), isAsked: true };
      }
      return this.write.change(transaction, { actor, makers: [actor.staffId] }, member, access, reason);
    });
  }
}
