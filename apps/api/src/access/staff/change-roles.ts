// Use case: an administrator reads what the roles include, and asks that one include other permissions, which another administrator approves.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ChangeRoleBody,
  EDITABLE_ROLES,
  PERMISSIONS,
  PERMISSIONS_OF,
  type RoleView,
  type StaffRole,
} from '@haopai/contracts';
import { type AboutApproval, type Approval, Approvals, type ApprovedAct, type Approve } from '../approvals';
import { Audit } from '../audit';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { type Actor, type RoleSet, RoleSetsStore } from '../staff-authentication';

const SUBJECT = 'role:';

@Injectable()
export class ChangeRoles implements ApprovedAct, OnModuleInit {
  readonly kind = 'roles';

  constructor(
    private readonly store: RoleSetsStore,
    private readonly approvals: Approvals,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.approvals.register(this);
  }

  async all(actor: Actor): Promise<readonly RoleView[] | RefusalError> {
    const lacking = actor.lacks('staff.read');
    if (lacking !== undefined) return lacking;
    const subjects = EDITABLE_ROLES.map((role) => SUBJECT + role);
    const [standing, asked] = await Promise.all([
      this.store.standing(),
      this.approvals.openAmong(this.kind, subjects),
    ]);
    return [...standing].map(([role, { permissions, version }]) => {
      const shipped = PERMISSIONS_OF[role];
      return { role, permissions, shipped, version, isAsked: asked.has(SUBJECT + role) };
    });
  }

  async ask(
    actor: Actor,
    given: string,
    { version, permissions, reason }: ChangeRoleBody,
  ): Promise<readonly RoleView[] | RefusalError> {
    const role = actor.lacks('staff.edit') ?? actor.refuseUntilShown() ?? editableRole(given);
    if (role instanceof RefusalError) return role;
    const chosen = PERMISSIONS.filter((permission) => permissions.includes(permission));
    const refusal = await this.transactions.run(async (transaction) => {
      const before = await this.seen(transaction, role, version);
      if (before instanceof RefusalError) return before;
      return this.approvals.ask(transaction, actor, {
        ...{ kind: this.kind, subject: SUBJECT + role, amountFen: null, reason },
        facts: { version, permissions: chosen.join() },
      });
    });
    return refusal ?? this.all(actor);
  }

  carryOut(
    actor: Actor,
    { id: approvalId, subject, facts, reason, askedByName }: Approval,
    approve: Approve,
  ): Promise<RefusalError | undefined> {
    return this.transactions.run(async (transaction) => {
      const role = editableRole(subject.slice(SUBJECT.length));
      if (role instanceof RefusalError) return role;
      const version = Number(facts['version']);
      const before = await this.seen(transaction, role, version);
      if (before instanceof RefusalError) return before;
      const refusal = await approve(transaction);
      if (refusal !== undefined) return refusal;
      const names = String(facts['permissions']).split(',');
      const permissions = PERMISSIONS.filter((permission) => names.includes(permission));
      if (!(await this.store.add(transaction, role, { permissions, version: version + 1 })))
        return this.audit.refuseChanged(transaction, { subject, version: version + 1 });
      await this.audit.write(transaction, actor, {
        ...{ act: 'role.changed', subject, reason },
        before: { permissions: before.permissions },
        after: { permissions, approvalId, askedByName },
      });
      return undefined;
    });
  }

  async about({ subject, facts }: Approval): Promise<AboutApproval> {
    const role = editableRole(subject.slice(SUBJECT.length));
    if (role instanceof RefusalError) return {};
    const standing = (await this.store.standing()).get(role);
    return {
      before: { permissions: standing?.permissions ?? [] },
      after: { permissions: String(facts['permissions']).split(',') },
    };
  }

  private async seen(
    transaction: Transaction,
    role: StaffRole,
    version: number,
  ): Promise<RoleSet | RefusalError> {
    const standing = (await this.store.standing(transaction)).get(role);
    if (standing?.version === version) return standing;
    const subject = SUBJECT + role;
    return this.audit.refuseChanged(transaction, { subject, version: standing?.version ?? 0 });
  }
}

function editableRole(given: string): StaffRole | RefusalError<'STAFF.NO_SUCH_ROLE'> {
  return EDITABLE_ROLES.find((role) => role === given) ?? new RefusalError('STAFF.NO_SUCH_ROLE', {});
}
