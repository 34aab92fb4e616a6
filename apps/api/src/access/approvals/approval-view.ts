// What was asked for, as one of the staff sees it, and why they may not decide it: by the steps that count now.
import { APPROVAL_RULES, type ApprovalStep, type ApprovalView, stepFor } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import type { Actor, JudgePair } from '../staff-authentication';
import type { Approval } from './approval';

type Steps = readonly ApprovalStep[];

export function approvalView(
  actor: Actor,
  approval: Approval,
  steps: Steps,
  judgePair: JudgePair,
): ApprovalView {
  const { id, kind, subject, amountFen, facts, reason, askedByName, askedAtMs, state } = approval;
  const { decidedByName, decidedAtMs, decisionReason } = approval;
  const refusal = refuseToDecide(actor, approval, steps, judgePair);
  return {
    ...{ id, kind, subject, amountFen, facts, reason, askedByName, askedAtMs, state },
    ...{ decidedByName, decidedAtMs, decisionReason },
    mayDecide: refusal === undefined,
    whyNot: refusal === undefined ? null : { code: refusal.code, data: refusal.data },
    isOwn: approval.askedBy === actor.staffId,
  };
}

/** Whoever may ask, decide or only look. */
export function maySee(
  actor: Actor,
  { kind, amountFen }: Pick<Approval, 'kind' | 'amountFen'>,
  steps: Steps,
): boolean {
  const { asks, reads } = APPROVAL_RULES[kind];
  const { permission } = stepFor(steps, amountFen);
  return [asks, reads, permission].some((each) => actor.lacks(each) === undefined);
}

/** Undefined for a colleague of whoever asked, with the permission of the step, who is another person than they. */
export function refuseToDecide(
  actor: Actor,
  approval: Approval,
  steps: Steps,
  judgePair: JudgePair,
): RefusalError | undefined {
  const { amountFen, state, askedBy } = approval;
  if (state !== 'open') return new RefusalError('APPROVAL.DECIDED', { state });
  const lacking = actor.lacks(stepFor(steps, amountFen).permission);
  if (lacking !== undefined) return lacking;
  return askedBy === actor.staffId ? new RefusalError('APPROVAL.SAME_PERSON', {}) : judgePair(askedBy);
}
