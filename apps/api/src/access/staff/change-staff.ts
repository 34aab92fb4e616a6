// Use cases: an administrator adds staff, changes their roles, and locks them.
import { Injectable } from '@nestjs/common';
import type { AddStaffBody, ChangeStaffBody, StaffAdded, StaffView } from '@haopai/contracts';
import { type Actor, StaffStore } from '../staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { AddStaff } from './add-staff';
import { ConfirmsFrom } from './confirms-from';
import { askedRoles } from './staff-view';
import { WriteStaffChange } from './write-staff-change';

@Injectable()
export class ChangeStaff {
  constructor(
    private readonly addStaff: AddStaff,
    private readonly staff: StaffStore,
    private readonly transactions: Transactions,
    private readonly write: WriteStaffChange,
    private readonly confirmsFrom: ConfirmsFrom,
  ) {}

  async add(actor: Actor, body: AddStaffBody): Promise<StaffAdded | RefusalError> {
    const refusal = actor.lacks('staff.edit') ?? actor.refuseUntilShown();
    if (refusal !== undefined) return refusal;
    return this.addStaff.execute(actor, this.confirmsFrom.now(), body);
  }

  /** A lock and other roles end every session of theirs. */
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
      const member = await this.staff.byId(staffId);
      if (member === null) return new RefusalError('STAFF.NOT_FOUND', { staffId });
      const { displayName = member.displayName, isLocked = member.isLocked } = wanted;
      const roles = asked ?? member.roles;
      const hasOtherRoles = roles.join() !== member.roles.join();
      const endsSessions = isLocked || hasOtherRoles;
      const confirmsFromMs = hasOtherRoles ? this.confirmsFrom.now() : member.confirmsFromMs;
      const sessionEpoch = member.sessionEpoch + (endsSessions ? 1 : 0);
      const change = { displayName, roles, isLocked, sessionEpoch, confirmsFromMs };
      const seen = { ...member, version };
      return this.write.execute(transaction, actor, { member: seen, change, act: 'staff.changed', reason });
    });
  }
}
