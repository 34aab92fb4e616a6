// What was asked for as an approval, in the queue of all that waits for a second person.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { APPROVAL_KINDS } from '@haopai/contracts';
import type { Approval } from './approval';
import { type StandingSteps, ApprovalStepsStore } from './approval-steps.store';
import { maySee, refuseToDecide } from './approval-view';
import { Approvals } from './approvals';
import { ApprovalsStore } from './approvals.store';
import { type SourceOfWaiting, type WaitingAct, WaitingActs } from './waiting-acts';

/** More than an office ever leaves undecided. */
const OPEN_MAX = 500;

@Injectable()
export class WaitingApprovals implements SourceOfWaiting, OnModuleInit {
  readonly source = 'approval';

  constructor(
    private readonly queue: WaitingActs,
    private readonly approvals: Approvals,
    private readonly store: ApprovalsStore,
    private readonly steps: ApprovalStepsStore,
  ) {}

  onModuleInit(): void {
    this.queue.register(this);
  }

  async waiting(): Promise<readonly WaitingAct[]> {
    const standing = await this.steps.standing();
    const { rows } = await this.store.page(APPROVAL_KINDS, 'open', OPEN_MAX, 0);
    const acts: WaitingAct[] = [];
    for (const approval of rows) acts.push(await this.actOf(approval, standing[approval.kind]));
    return acts;
  }

  private async actOf(approval: Approval, { steps }: StandingSteps): Promise<WaitingAct> {
    const { id, kind, subject, amountFen, facts, reason, askedBy, askedByName, askedAtMs } = approval;
    const about = await this.approvals.actOf(kind).about?.(approval);
    return {
      ...{ id: String(id), kind, subject, amountFen, reason, askedAtMs },
      ...{ before: {}, after: facts, holdsUntilMs: null, isUrgent: false },
      ...{ auctionId: typeof facts['auctionId'] === 'number' ? facts['auctionId'] : null },
      ...{ auctionTitle: null, plateNumber: null },
      ...about,
      askedBy: { id: askedBy, name: askedByName },
      isTold: true,
      maySee: (actor) => maySee(actor, approval, steps),
      refuse: async (actor) =>
        refuseToDecide(actor, approval, steps, await this.approvals.judgePairs(actor, [approval])),
    };
  }
}
