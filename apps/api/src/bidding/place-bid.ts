// Use case: a bidder bids on a lot, over the socket or over REST. The answer comes after the bid is on disk.
import { Injectable } from '@nestjs/common';
import type { BidReceipt } from '@haopai/contracts';
import { parseFen } from '@haopai/rules';
import type { Done, NotDone } from '@haopai/lot-runtime';
import { refuseOtherRegion } from '../enrolments';
import { RefusalError, refusalOfError } from '../errors';
import { RateLimits } from '../limits';
import { Metrics } from '../metrics';
import type { CitizenSession } from '../sessions';
import { LotCards } from './lot-cards';
import { OrderRouter } from './order-router';

export interface PlaceBidOrder extends CitizenSession {
  readonly lotId: number;
  /** UUID: the same id gets the same answer. */
  readonly bidId: string;
  readonly amountFen: number;
  readonly entryId: number;
}

@Injectable()
export class PlaceBid {
  constructor(
    private readonly limits: RateLimits,
    private readonly cards: LotCards,
    private readonly router: OrderRouter,
    private readonly metrics: Metrics,
  ) {}

  async execute(order: PlaceBidOrder): Promise<BidReceipt | RefusalError> {
    const startedAt = performance.now();
    const note = (outcome: string): void => this.metrics.noteBid(outcome, performance.now() - startedAt);
    try {
      const result = await this.place(order);
      note(result instanceof RefusalError ? result.code : 'accepted');
      return result;
    } catch (error) {
      note(refusalOfError(error).code);
      throw error;
    }
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
    return receiptOf(await this.router.bid(lotId, bid));
  }
}

function receiptOf(answer: Done | NotDone): BidReceipt | RefusalError {
  if (answer.kind === 'refused') return new RefusalError(answer.rejection.code, answer.rejection.data);
  const { version, hash, amountFen, endsAtMs } = answer;
  if (amountFen === null || endsAtMs === null) throw new Error('A bid was answered without its receipt');
  return { version, hash, priceFen: amountFen, endsAtMs };
}
