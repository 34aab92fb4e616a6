// Use cases: an administrator adds staff, changes their role, and locks them.
import { Injectable } from '@nestjs/common';
import type { AddStaffBody, ChangeStaffBody, StaffAdded, StaffView } from '@haopai/contracts';
import { type Actor, StaffStore } from '../staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { AddStaff } from './add-staff';
import { WriteStaffChange } from './write-staff-change';

@Injectable()
export class ChangeStaff {
  constructor(
    private readonly addStaff: AddStaff,
    private readonly staff: StaffStore,
    private readonly transactions: Transactions,
    private readonly write: WriteStaffChange,
  ) {}

  async add(actor: Actor, body: AddStaffBody): Promise<StaffAdded | RefusalError> {
    const refusal = actor.lacks('staff.edit');
    if (refusal !== undefined) return refusal;
    return this.addStaff.execute(actor, body);
  }

  /** A lock and another role end every session of theirs. */
  async change(
    actor: Actor,
    staffId: number,
    { version, reason, ...wanted }: ChangeStaffBody,
  ): Promise<StaffView | RefusalError> {
    const refusal = actor.lacks('staff.edit');
    if (refusal !== undefined) return refusal;
    if (staffId === actor.staffId && (wanted.role !== undefined || wanted.isLocked !== undefined))
      return new RefusalError('STAFF.SELF', {});
    return this.transactions.run(async (transaction) => {
      const member = await this.staff.byId(staffId);
      if (member === null) return new RefusalError('STAFF.NOT_FOUND', { staffId });
      const { displayName = member.displayName, role = member.role, isLocked = member.isLocked } = wanted;
      const endsSessions = isLocked || role !== member.role;
      const sessionEpoch = member.sessionEpoch + (endsSessions ? 1 : 0);
      const change = { displayName, role, isLocked, sessionEpoch };
      const seen = { ...member, version };
      return this.write.execute(transaction, actor, { member: seen, change, act: 'staff.changed', reason });
    });
  }
}
