// Writes a change of a member of the staff and its entry in the record, against the version that the one who changes it has seen.
import { Injectable } from '@nestjs/common';
import type { StaffView } from '@haopai/contracts';
import { type StaffChange, type StaffMember, StaffStore } from '../staff-authentication';
import { Audit, type AuditActor } from '../audit';
import type { Transaction } from '../../platform/database';
import type { RefusalError } from '../../platform/errors';
import { recordedRoles, staffView } from './staff-view';

export interface SeenChange {
  /** With the version that was seen. */
  readonly member: StaffMember;
  readonly change: StaffChange;
  readonly act: string;
  readonly reason: string;
  /** Where another one has asked for it. */
  readonly approved?: object;
}

@Injectable()
export class WriteStaffChange {
  constructor(
    private readonly staff: StaffStore,
    private readonly audit: Audit,
  ) {}

  async execute(
    transaction: Transaction,
    actor: AuditActor,
    { member, change, act, reason, approved = {} }: SeenChange,
  ): Promise<StaffView | RefusalError> {
    const subject = `staff:${member.id}`;
    if (!(await this.staff.change(transaction, member, change))) {
      const now = await this.staff.byId(member.id);
      return this.audit.refuseChanged(transaction, { subject, version: now?.version ?? member.version });
    }
    const after = { ...member, ...change, version: member.version + 1 };
    await this.audit.write(transaction, actor, {
      act,
      subject,
      before: shown(member),
      after: { ...shown(after), ...approved },
      reason,
    });
    return staffView(after);
  }
}

function shown({ displayName, roles, isLocked, hasOwnPassword, totpSealed }: StaffMember): object {
  return {
    ...{ displayName, role: recordedRoles(roles), isLocked, hasOwnPassword },
    hasTotp: totpSealed !== null,
  };
}
