// Use case: an administrator reads by which steps acts are approved, and asks for others, which another administrator approves.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  APPROVAL_RULES,
  type ApprovalKind,
  type ApprovalStep,
  type ApprovalStepsView,
  type ChangeStepsBody,
  faultOfSteps,
  STEPPED_KINDS,
} from '@haopai/contracts';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Audit } from '../audit';
import type { Actor } from '../staff-authentication';
import type { AboutApproval, Approval, ApprovedAct, Approve } from './approval';
import { ApprovalStepsStore, type StandingSteps } from './approval-steps.store';
import { Approvals } from './approvals';

const SUBJECT = 'steps:';

@Injectable()
export class ChangeSteps implements ApprovedAct, OnModuleInit {
  readonly kind = 'steps';

  constructor(
    private readonly approvals: Approvals,
    private readonly store: ApprovalStepsStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.approvals.register(this);
  }

  async all(actor: Actor): Promise<readonly ApprovalStepsView[] | RefusalError> {
    const lacking = actor.lacks('settings.read');
    if (lacking !== undefined) return lacking;
    const [standing, asked] = await Promise.all([
      this.store.standing(),
      this.approvals.openAmong(
        this.kind,
        STEPPED_KINDS.map((kind) => SUBJECT + kind),
      ),
    ]);
    return STEPPED_KINDS.map((kind) => {
      const { hasAmount, peopleMin } = APPROVAL_RULES[kind];
      return { kind, ...standing[kind], hasAmount, peopleMin, isAsked: asked.has(SUBJECT + kind) };
    });
  }

  async ask(
    actor: Actor,
    given: string,
    { version, steps, reason }: ChangeStepsBody,
  ): Promise<readonly ApprovalStepsView[] | RefusalError> {
    const kind = actor.lacks('settings.edit') ?? actor.refuseUntilShown() ?? steppedKind(given);
    if (kind instanceof RefusalError) return kind;
    const rule = faultOfSteps(kind, steps);
    if (rule !== null) return new RefusalError('APPROVAL.STEPS_REFUSED', { rule });
    const refusal = await this.transactions.run(async (transaction) => {
      const before = await this.seen(transaction, kind, version);
      if (before instanceof RefusalError) return before;
      return this.approvals.ask(transaction, actor, {
        ...{ kind: this.kind, subject: SUBJECT + kind, amountFen: null, reason },
        facts: { version, steps: JSON.stringify(steps) },
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
      const kind = steppedKind(subject.slice(SUBJECT.length));
      if (kind instanceof RefusalError) return kind;
      const version = Number(facts['version']);
      const before = await this.seen(transaction, kind, version);
      if (before instanceof RefusalError) return before;
      const refusal = await approve(transaction);
      if (refusal !== undefined) return refusal;
      // As `ask` has written and judged them.
      const steps = JSON.parse(String(facts['steps'])) as readonly ApprovalStep[];
      if (!(await this.store.add(transaction, kind, { steps, version: version + 1 })))
        return this.audit.refuseChanged(transaction, { subject, version: version + 1 });
      await this.audit.write(transaction, actor, {
        ...{ act: 'approval.stepsChanged', subject, reason },
        before: { steps: before.steps },
        after: { steps, approvalId, askedByName },
      });
      return undefined;
    });
  }

  async about({ subject, facts }: Approval): Promise<AboutApproval> {
    const kind = steppedKind(subject.slice(SUBJECT.length));
    if (kind instanceof RefusalError) return {};
    const { steps } = (await this.store.standing())[kind];
    return { before: { steps }, after: { steps: JSON.parse(String(facts['steps'])) as unknown } };
  }

  private async seen(
    transaction: Transaction,
    kind: ApprovalKind,
    version: number,
  ): Promise<StandingSteps | RefusalError> {
    const standing = (await this.store.standing(transaction))[kind];
    return standing.version === version
      ? standing
      : this.audit.refuseChanged(transaction, { subject: SUBJECT + kind, version: standing.version });
  }
}

function steppedKind(given: string): ApprovalKind | RefusalError<'APPROVAL.NO_SUCH_KIND'> {
  return STEPPED_KINDS.find((kind) => kind === given) ?? new RefusalError('APPROVAL.NO_SUCH_KIND', {});
}
