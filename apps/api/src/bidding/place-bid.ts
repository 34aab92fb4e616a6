// Use case: a bidder bids on a lot, over the socket or over REST. The answer comes after the bid is on disk.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { BidReceipt } from '@haopai/contracts';
import { parseFen } from '@haopai/rules';
import { refuseOtherRegion } from '../enrolments';
import { RefusalError, refusalOfError } from '../errors';
import { RateLimits } from '../limits';
import { Metrics } from '../metrics';
import { bidReceiptOf } from '../realtime';
import type { CitizenSession } from '../sessions';
import { LotCards } from './lot-cards';
import { BidRouter } from './bid-router';

export interface PlaceBidOrder extends CitizenSession {
  readonly lotId: number;
  /** UUID: the same id gets the same answer. */
  readonly bidId: string;
  readonly amountFen: number;
  readonly entryId: number;
}

/** As the program ends, bids under way get this long after their lots have gone to others. */
const FINISH_MAX_MS = 2_000;
const LOOK_EVERY_MS = 20;

@Injectable()
export class PlaceBid implements BeforeApplicationShutdown {
  private underWay = 0;

  constructor(
    private readonly limits: RateLimits,
    private readonly cards: LotCards,
    private readonly router: BidRouter,
    private readonly metrics: Metrics,
  ) {}

  async execute(order: PlaceBidOrder): Promise<BidReceipt | RefusalError> {
    const startedAt = performance.now();
    this.underWay++;
    const note = (outcome: string): void => this.metrics.noteBid(outcome, performance.now() - startedAt);
    try {
      const result = await this.place(order);
      note(result instanceof RefusalError ? result.code : 'accepted');
      return result;
    } catch (error) {
      note(refusalOfError(error).code);
      throw error;
    } finally {
      this.underWay--;
    }
  }

  /** Before the sockets are cut: whoever bid here hears the answer of the next owner. */
  async beforeApplicationShutdown(): Promise<void> {
    const giveUpAt = performance.now() + FINISH_MAX_MS;
    do await sleep(LOOK_EVERY_MS);
    while (this.underWay > 0 && performance.now() < giveUpAt);
  }

  private async place(order: PlaceBidOrder): Promise<BidReceipt | RefusalError> {
    const { sessionId, citizenId, lotId, bidId, entryId } = order;
    const tooMany = await this.limits.consume('bid', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;

    const amount = parseFen(order.amountFen);
    if (!amount.ok)
      return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'amountFen', rule: 'isFen' }] });

    const lot = await this.cards.lot(lotId);
    if (lot instanceof RefusalError) return lot;
    const bidder = await this.cards.bidder(sessionId, lot.auctionId);
    if (bidder instanceof RefusalError) return bidder;
    const otherRegion = refuseOtherRegion(bidder, lot);
    if (otherRegion !== undefined) return otherRegion;
    if (!bidder.entries.some((entry) => entry.entryId === entryId))
      return new RefusalError('BID.NOT_YOUR_ENTRY', { entryId });

    const bid = {
      type: 'PlaceBid',
      bidId,
      paddleNo: bidder.paddleNo,
      entryId,
      amountFen: amount.value,
    } as const;
    return bidReceiptOf(await this.router.bid(lotId, bid));
  }
}
