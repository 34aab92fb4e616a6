// Drafts that somebody else than who made them can publish, in the queue of all that waits for a second person.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type SourceOfWaiting, type WaitingAct, WaitingActs } from '../../access/approvals';
import { DraftsStore, type WaitingDraft } from './drafts.store';
import { FindObstacles } from './find-obstacles';

@Injectable()
export class WaitingDrafts implements SourceOfWaiting, OnModuleInit {
  readonly source = 'draft';

  constructor(
    private readonly queue: WaitingActs,
    private readonly drafts: DraftsStore,
    private readonly obstacles: FindObstacles,
  ) {}

  onModuleInit(): void {
    this.queue.register(this);
  }

  async waiting(): Promise<readonly WaitingAct[]> {
    return (await this.drafts.waiting()).map((draft) => this.actOf(draft));
  }

  private actOf(draft: WaitingDraft): WaitingAct {
    const { id, title, startsAtMs, lotCount, changedBy, changedByName, changedAtMs, checkedAtMs } = draft;
    return {
      ...{ id: String(id), kind: 'publication', subject: `auction:${id}`, reason: '' },
      ...{ auctionId: id, auctionTitle: title, plateNumber: null, amountFen: null },
      before: { auctionState: 'draft' },
      after: { auctionState: 'coming', startsAtMs, lotCount },
      askedBy: { id: changedBy, name: changedByName },
      askedAtMs: checkedAtMs ?? changedAtMs ?? 0,
      holdsUntilMs: startsAtMs,
      isUrgent: false,
      // Before anybody has looked at all of it, it may be half done.
      isTold: checkedAtMs !== null,
      maySee: (actor) => actor.lacks('auctions.read') === undefined,
      refuse: async (actor) =>
        actor.lacks('auctions.publish') ?? (await this.obstacles.ofPerson(null, draft, actor))[0],
    };
  }
}
