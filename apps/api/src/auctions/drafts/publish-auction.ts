// Use case: a second person publishes a draft. From then on its terms and lots are what people enrol for.
import { Injectable } from '@nestjs/common';
import type { AdminAuctionView, AmendAuctionBody, PublishAuctionBody } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { FindObstacles } from './find-obstacles';
import { JudgeNotice, refuseShort } from './judge-notice';
import { LockDraft } from './lock-draft';
import { LotStores } from './lot-stores';

@Injectable()
export class PublishAuction {
  constructor(
    private readonly transactions: Transactions,
    private readonly stores: LotStores,
    private readonly lockDraft: LockDraft,
    private readonly obstacles: FindObstacles,
    private readonly notice: JudgeNotice,
    private readonly audit: Audit,
  ) {}

  /**
   * Its lots are all written before: an engine reads them once. Whoever adds one waits for the lock, and finds no draft. Whoever
   * publishes another auction waits as well: a drill and a sale that do not go together see each other.
   */
  async execute(
    actor: Actor,
    auctionId: number,
    { version, shortNoticeReason }: PublishAuctionBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.publish');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      await this.stores.drafts.waitToPublish(transaction);
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const [obstacle] = await this.obstacles.to(transaction, auction, actor);
      if (obstacle !== undefined) return obstacle;
      const notice = await this.notice.of(transaction, auction);
      const tooShort = refuseShort(notice, auction, shortNoticeReason);
      const unshown = tooShort ?? actor.refuseUntilShown();
      if (unshown !== undefined) return unshown;
      await this.stores.drafts.publish(transaction, auctionId, actor.staffId);
      // What a server of the release before has written comes in now.
      const lots = await this.stores.lots.all(transaction, auctionId);
      const stocked = await this.stores.takeIntoStock(transaction, auction, lots);
      const { lotCount, startsAtMs, changedBy } = auction;
      const entryNo = await this.audit.write(transaction, actor, {
        act: 'auction.published',
        subject: `auction:${auctionId}`,
        after: {
          lotCount,
          startsAtMs,
          changedBy,
          ...(notice === null ? {} : { noticeDays: notice.noticeDays }),
        },
        // A reason that nobody had to give stands for nothing.
        ...(notice?.isShort === true && shortNoticeReason !== undefined ? { reason: shortNoticeReason } : {}),
      });
      await this.stores.stock.note(transaction, entryNo, stocked);
      return (await this.stores.drafts.byId(transaction, auctionId)) ?? auction;
    });
  }

  /** What harms nobody who has enrolled: its name, what is said of the pick-up, and whatever a note tells. */
  async amend(
    actor: Actor,
    auctionId: number,
    { version, note, ...wanted }: AmendAuctionBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.published(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const { title = auction.title, pickUpText = auction.pickUpText } = wanted;
      await this.stores.drafts.amend(transaction, auctionId, { title, pickUpText, note });
      await this.audit.write(transaction, actor, {
        act: 'auction.amended',
        subject: `auction:${auctionId}`,
        before: { title: auction.title, pickUpText: auction.pickUpText },
        after: { title, pickUpText },
        reason: note,
      });
      return (await this.stores.drafts.byId(transaction, auctionId)) ?? auction;
    });
  }
}
