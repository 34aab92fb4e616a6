// Adds somebody to the staff, with a password that works until their first log-in.
import { Injectable } from '@nestjs/common';
import type { AddStaffBody, StaffAdded } from '@haopai/contracts';
import { parseUsername } from '@haopai/rules/people';
import { StaffStore } from '../staff-authentication';
import { Audit, type AuditActor } from '../audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { GivenPasswords } from './given-passwords';
import { askedRoles, recordedRoles, staffView } from './staff-view';

@Injectable()
export class AddStaff {
  constructor(
    private readonly staff: StaffStore,
    private readonly passwords: GivenPasswords,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** `confirmsFromMs`: when they may be the second of two; null at once. */
  async execute(
    actor: AuditActor,
    confirmsFromMs: number | null,
    { username, displayName, ...asked }: AddStaffBody,
  ): Promise<StaffAdded | RefusalError> {
    const name = parseUsername(username);
    if (!name.ok)
      return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'username', rule: name.code }] });
    const given = await this.passwords.make();
    if (given instanceof RefusalError) return given;
    const { password, passwordHash } = given;
    const roles = askedRoles(asked) ?? [asked.role];
    return this.transactions.run(async (transaction) => {
      const member = { username: name.value.name, displayName, roles, passwordHash, confirmsFromMs };
      const added = await this.staff.add(transaction, member);
      if (added === null) return new RefusalError('STAFF.USERNAME_TAKEN', {});
      await this.audit.write(transaction, actor, {
        act: 'staff.added',
        subject: `staff:${added.id}`,
        after: { username: added.username, displayName, role: recordedRoles(roles) },
      });
      return { staff: staffView(added), password };
    });
  }
}
