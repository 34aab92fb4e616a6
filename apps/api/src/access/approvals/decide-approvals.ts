// Use cases: staff read what waits for them, approve it so that it happens, decline it, or take back what they asked for.
import { Injectable } from '@nestjs/common';
import {
  APPROVAL_KINDS,
  APPROVAL_RULES,
  type ApprovalGroup,
  type ApprovalStep,
  type ApprovalView,
  type Page,
} from '@haopai/contracts';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Audit } from '../audit';
import type { Actor } from '../staff-authentication';
import type { Approval } from './approval';
import { ApprovalStepsStore } from './approval-steps.store';
import { approvalView, maySee, refuseToDecide } from './approval-view';
import { Approvals } from './approvals';
import { ApprovalsStore, type Decision } from './approvals.store';

@Injectable()
export class DecideApprovals {
  constructor(
    private readonly approvals: Approvals,
    private readonly store: ApprovalsStore,
    private readonly steps: ApprovalStepsStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Of the kinds that somebody may see; nothing for whoever may see none. */
  async page(actor: Actor, group: ApprovalGroup, page: number, size: number): Promise<Page<ApprovalView>> {
    const standing = await this.steps.standing();
    const kinds = APPROVAL_KINDS.filter((kind) => {
      const { asks, reads } = APPROVAL_RULES[kind];
      const deciding = standing[kind].steps.map(({ permission }) => permission);
      return [asks, reads, ...deciding].some((permission) => actor.lacks(permission) === undefined);
    });
    const { rows, total } = await this.store.page(kinds, group, size, (page - 1) * size);
    const judgePair = await this.approvals.judgePairs(actor, rows);
    const items = rows.map((approval) =>
      approvalView(actor, approval, standing[approval.kind].steps, judgePair),
    );
    return { items, total, page, size };
  }

  /** What was asked for is done with it, or neither. */
  async approve(actor: Actor, approvalId: number): Promise<ApprovalView | RefusalError> {
    const approval = await this.seen(actor, approvalId);
    if (approval instanceof RefusalError) return approval;
    const done =
      (await this.refuse(null, actor, approval)) ??
      actor.refuseUntilShown() ??
      (await this.approvals
        .actOf(approval.kind)
        .carryOut(actor, approval, (transaction) =>
          this.close(transaction, approvalId, actor, { state: 'approved', reason: null }),
        ));
    if (done instanceof RefusalError) return done;
    const view = await this.view(actor, approvalId);
    return view instanceof RefusalError || done === undefined ? view : { ...view, ...done };
  }

  decline(actor: Actor, approvalId: number, reason: string): Promise<ApprovalView | RefusalError> {
    return this.end(actor, approvalId, { state: 'declined', reason });
  }

  takeBack(actor: Actor, approvalId: number, reason: string): Promise<ApprovalView | RefusalError> {
    return this.end(actor, approvalId, { state: 'takenBack', reason });
  }

  private async end(
    actor: Actor,
    approvalId: number,
    decision: Decision & { readonly reason: string },
  ): Promise<ApprovalView | RefusalError> {
    const approval = await this.seen(actor, approvalId);
    if (approval instanceof RefusalError) return approval;
    const refusal = await this.transactions.run(async (transaction) => {
      const refused = await this.close(transaction, approvalId, actor, decision);
      if (refused !== undefined) return refused;
      const { kind, subject, askedByName } = approval;
      await this.audit.write(transaction, actor, {
        ...{ act: `approval.${decision.state}`, subject, reason: decision.reason },
        before: { approvalId, kind, askedByName },
      });
      return undefined;
    });
    return refusal ?? this.view(actor, approvalId);
  }

  /** Of two who decide at once the second one finds it decided. */
  private async close(
    transaction: Transaction,
    approvalId: number,
    actor: Actor,
    decision: Decision,
  ): Promise<RefusalError | undefined> {
    const approval = await this.store.lock(transaction, approvalId);
    if (approval === null) return new RefusalError('APPROVAL.NOT_FOUND', { approvalId });
    const refusal =
      decision.state === 'takenBack'
        ? refuseToTakeBack(actor, approval)
        : await this.refuse(transaction, actor, approval);
    if (refusal !== undefined) return refusal;
    await this.store.decide(transaction, approvalId, actor, decision);
    return undefined;
  }

  private async refuse(
    transaction: Transaction | null,
    actor: Actor,
    approval: Approval,
  ): Promise<RefusalError | undefined> {
    const judgePair = await this.approvals.judgePairs(actor, [approval], transaction);
    return refuseToDecide(actor, approval, await this.stepsOf(transaction, approval), judgePair);
  }

  /** What somebody may not see is not there for them. */
  private async seen(actor: Actor, approvalId: number): Promise<Approval | RefusalError> {
    const approval = await this.store.byId(approvalId);
    if (approval === null || !maySee(actor, approval, await this.stepsOf(null, approval)))
      return new RefusalError('APPROVAL.NOT_FOUND', { approvalId });
    return approval;
  }

  private async stepsOf(
    transaction: Transaction | null,
    { kind }: Approval,
  ): Promise<readonly ApprovalStep[]> {
    return (await this.steps.standing(transaction))[kind].steps;
  }

  private async view(actor: Actor, approvalId: number): Promise<ApprovalView | RefusalError> {
    const approval = await this.seen(actor, approvalId);
    if (approval instanceof RefusalError) return approval;
    const judgePair = await this.approvals.judgePairs(actor, [approval]);
    return approvalView(actor, approval, await this.stepsOf(null, approval), judgePair);
  }
}

function refuseToTakeBack(
  { staffId }: Actor,
  { state, askedBy, askedByName }: Approval,
): RefusalError | undefined {
  if (state !== 'open') return new RefusalError('APPROVAL.DECIDED', { state });
  return askedBy === staffId ? undefined : new RefusalError('APPROVAL.NOT_YOURS', { staffName: askedByName });
}
