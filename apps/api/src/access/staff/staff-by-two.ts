// Use case: what one administrator must not do alone with an account is asked for, and done once another approves, who is shown the password (docs/adr/0149).
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { orderedRoles, STAFF_ROLES, type StaffAccessAct, type StaffRole } from '@haopai/contracts';
import {
  type AboutApproval,
  type Approval,
  Approvals,
  type ApprovedAct,
  type Approve,
  type CarriedOut,
} from '../approvals';
import { Audit } from '../audit';
import { SecurityEvents } from '../security-events';
import { type Actor, type StaffMember, StaffStore } from '../staff-authentication';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { type Given, GivenPasswords } from './given-passwords';
import { noteReset } from './note-reset';
import { type Access, type By, type NewMember, WriteStaffAccess } from './write-staff-access';

const SUBJECT = 'staff:';
/** Nobody has its number yet. */
const NEW_SUBJECT = 'newStaff:';

type Refused = Promise<RefusalError | undefined>;

interface Done {
  readonly password: string | null;
  readonly passkeysEnded: number;
  /** Who was reset, if anybody. */
  readonly reset?: StaffMember;
}

@Injectable()
export class StaffByTwo implements ApprovedAct, OnModuleInit {
  readonly kind = 'staff';

  constructor(
    private readonly approvals: Approvals,
    private readonly staff: StaffStore,
    private readonly write: WriteStaffAccess,
    private readonly passwords: GivenPasswords,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly events: SecurityEvents,
  ) {}

  onModuleInit(): void {
    this.approvals.register(this);
  }

  async askToAdd(
    transaction: Transaction,
    actor: Actor,
    { username, displayName, roles }: NewMember,
  ): Refused {
    const usernameKey = username.toLowerCase();
    if ((await this.staff.byUsername(usernameKey)) !== null)
      return new RefusalError('STAFF.USERNAME_TAKEN', {});
    const access: StaffAccessAct = 'added';
    return this.approvals.ask(transaction, actor, {
      ...{ kind: this.kind, subject: NEW_SUBJECT + usernameKey, amountFen: null, reason: '' },
      facts: { access, username, displayName, roles: roles.join() },
    });
  }

  askToChange(
    transaction: Transaction,
    actor: Actor,
    member: StaffMember,
    { displayName, roles, isLocked }: Access,
    reason: string,
  ): Refused {
    const facts = { displayName, roles: roles.join(), isLocked };
    return this.ask(transaction, actor, member, 'changed', facts, reason);
  }

  askToReset(transaction: Transaction, actor: Actor, member: StaffMember, reason: string): Refused {
    const { displayName, roles } = member;
    const facts = { displayName, roles: roles.join() };
    return this.ask(transaction, actor, member, 'reset', facts, reason);
  }

  async carryOut(
    actor: Actor,
    approval: Approval,
    approve: Approve,
  ): Promise<RefusalError | CarriedOut | undefined> {
    const given = await this.passwords.make();
    if (given instanceof RefusalError) return given;
    const done = await this.transactions.run(async (transaction): Promise<Done | RefusalError> => {
      const refusal = await approve(transaction);
      return refusal ?? this.carryOutWithin(transaction, actor, approval, given);
    });
    if (done instanceof RefusalError) return done;
    if (done.passkeysEnded > 0) noteReset(this.events, actor, idOf(approval));
    if (done.reset !== undefined) await this.write.forgetGuesses(done.reset);
    return done.password === null ? undefined : { password: done.password };
  }

  /** What they have now is not known of whoever is added. */
  async about(approval: Approval): Promise<AboutApproval> {
    const after = { ...approval.facts, roles: rolesIn(approval) };
    const found = approval.facts['access'] === 'added' ? null : await this.staff.byId(idOf(approval));
    if (found === null) return { after };
    const { displayName, roles, isLocked } = found;
    const hasLock = 'isLocked' in approval.facts;
    return { before: { displayName, roles, ...(hasLock ? { isLocked } : {}) }, after };
  }

  private async carryOutWithin(
    transaction: Transaction,
    actor: Actor,
    approval: Approval,
    given: Given,
  ): Promise<Done | RefusalError> {
    const { id: approvalId, facts, askedBy, askedByName, reason } = approval;
    const by: By = { actor, makers: [askedBy, actor.staffId], approved: { approvalId, askedByName } };
    const [displayName, roles] = [String(facts['displayName']), rolesIn(approval)];
    if (facts['access'] === 'added') {
      const member = { username: String(facts['username']), displayName, roles };
      const added = await this.write.add(transaction, by, member, given);
      return added instanceof RefusalError ? added : { password: added.password, passkeysEnded: 0 };
    }
    const found = await this.staff.byId(idOf(approval));
    if (found === null) return new RefusalError('STAFF.NOT_FOUND', { staffId: idOf(approval) });
    if (found.id === actor.staffId) return new RefusalError('STAFF.SELF', {});
    const member = { ...found, version: Number(facts['version']) };
    if (facts['access'] === 'reset') {
      const reset = await this.write.reset(transaction, by, member, given, reason);
      return reset instanceof RefusalError
        ? reset
        : { password: given.password, passkeysEnded: reset.passkeysEnded, reset: found };
    }
    const access = { displayName, roles, isLocked: facts['isLocked'] === true };
    const changed = await this.write.change(transaction, by, member, access, reason);
    return changed instanceof RefusalError ? changed : { password: null, passkeysEnded: 0 };
  }

  /** As it was seen, so that nobody approves what has changed since. */
  private async ask(
    transaction: Transaction,
    actor: Actor,
    { id, version }: StaffMember,
    access: StaffAccessAct,
    facts: Approval['facts'],
    reason: string,
  ): Refused {
    const subject = `${SUBJECT}${id}`;
    const now = await this.staff.byId(id);
    if (now?.version !== version)
      return this.audit.refuseChanged(transaction, { subject, version: now?.version ?? version });
    return this.approvals.ask(transaction, actor, {
      ...{ kind: this.kind, subject, amountFen: null, reason, facts: { version, access, ...facts } },
    });
  }
}

function idOf({ subject }: Approval): number {
  return Number(subject.slice(SUBJECT.length));
}

/** As `ask…` has written them. */
function rolesIn({ facts }: Approval): readonly StaffRole[] {
  const names = String(facts['roles']).split(',');
  return orderedRoles(STAFF_ROLES.filter((role) => names.includes(role)));
}
