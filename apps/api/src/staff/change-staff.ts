// Use cases: an administrator adds staff, changes their role, locks them, and gives them a new password and device.
import { Injectable } from '@nestjs/common';
import type { AddStaffBody, ChangeStaffBody, ResetStaffBody, StaffAdded, StaffView } from '@haopai/contracts';
import { type Actor, type StaffChange, type StaffMember, StaffStore } from '../acting';
import { Audit } from '../audit';
import { type Transaction, Transactions } from '../database';
import { RefusalError } from '../errors';
import { AddStaff } from './add-staff';
import { GivenPasswords } from './given-passwords';
import { staffView } from './staff-view';

interface Outcome {
  readonly member: StaffMember;
  readonly change: StaffChange;
  readonly act: string;
  readonly reason: string;
}

@Injectable()
export class ChangeStaff {
  constructor(
    private readonly addStaff: AddStaff,
    private readonly staff: StaffStore,
    private readonly passwords: GivenPasswords,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
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
      return this.apply(transaction, actor, { member: seen, change, act: 'staff.changed', reason });
    });
  }

  /** For whoever lost the password or the phone: all begins as at the first log-in. */
  async reset(
    actor: Actor,
    staffId: number,
    { version, reason }: ResetStaffBody,
  ): Promise<StaffAdded | RefusalError> {
    const refusal = actor.lacks('staff.edit');
    if (refusal !== undefined) return refusal;
    if (staffId === actor.staffId) return new RefusalError('STAFF.SELF', {});
    const given = await this.passwords.make();
    if (given instanceof RefusalError) return given;
    const { password, passwordHash } = given;
    return this.transactions.run(async (transaction) => {
      const member = await this.staff.byId(staffId);
      if (member === null) return new RefusalError('STAFF.NOT_FOUND', { staffId });
      const change = {
        ...{ passwordHash, hasOwnPassword: false, totpSealed: null },
        sessionEpoch: member.sessionEpoch + 1,
      };
      const seen = { ...member, version };
      const staff = await this.apply(transaction, actor, {
        member: seen,
        change,
        act: 'staff.reset',
        reason,
      });
      return staff instanceof RefusalError ? staff : { staff, password };
    });
  }

  private async apply(
    transaction: Transaction,
    actor: Actor,
    { member, change, act, reason }: Outcome,
  ): Promise<StaffView | RefusalError> {
    if (!(await this.staff.change(transaction, member, change))) {
      const now = await this.staff.byId(member.id);
      return new RefusalError('RECORD.CHANGED', { version: now?.version ?? member.version });
    }
    const after = { ...member, ...change, version: member.version + 1 };
    await this.audit.write(transaction, actor, {
      act,
      subject: `staff:${member.id}`,
      before: shown(member),
      after: shown(after),
      reason,
    });
    return staffView(after);
  }
}

function shown({ displayName, role, isLocked, hasOwnPassword, totpSealed }: StaffMember): object {
  return { displayName, role, isLocked, hasOwnPassword, hasTotp: totpSealed !== null };
}
