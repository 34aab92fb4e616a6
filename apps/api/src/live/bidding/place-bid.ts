// Use case: a bidder bids on a lot, over the socket or over REST. The answer comes after the bid is on disk.
import { Inject, Injectable } from '@nestjs/common';
import type { BidReceipt } from '@haopai/contracts';
import type { LotEngine } from '@haopai/engine';
import { parseFen } from '@haopai/rules';
import { RefusalError, refusalOfError } from '../../platform/errors';
import { Metrics } from '../../platform/metrics';
import { AuctionTime } from '../clock';
import { LOT_ENGINE } from '../engine';
import { bidReceiptOf } from '../wire';
import type { CitizenSession } from '../../access/sessions';
import { AdmitBidder } from './admit-bidder';
import { OrdersUnderWay } from './orders-under-way';

export interface PlaceBidOrder extends CitizenSession {
  readonly lotId: number;
  /** UUID: the same id gets the same answer. */
  readonly bidId: string;
  readonly amountFen: number;
  readonly entryId: number;
  /** By the auction's clock; absent where nobody presses. */
  readonly pressedAtMs?: number;
}

@Injectable()
export class PlaceBid {
  constructor(
    private readonly admit: AdmitBidder,
    @Inject(LOT_ENGINE) private readonly engine: LotEngine,
    private readonly underWay: OrdersUnderWay,
    private readonly metrics: Metrics,
    private readonly time: AuctionTime,
  ) {}

  async execute(order: PlaceBidOrder): Promise<BidReceipt | RefusalError> {
    const startedAt = performance.now();
    // As it arrives: what it waits for here is none of the bidder's time.
    const held = this.time.heldSince(order.pressedAtMs);
    this.underWay.noteBegin();
    const note = (outcome: string): void => this.metrics.noteBid(outcome, performance.now() - startedAt);
    try {
      const result = await this.place(order, held);
      note(result instanceof RefusalError ? result.code : 'accepted');
      return result;
    } catch (error) {
      note(refusalOfError(error).code);
      throw error;
    } finally {
      this.underWay.noteEnd();
    }
  }

  private async place(
    order: PlaceBidOrder,
    held: { readonly heldMs?: number },
  ): Promise<BidReceipt | RefusalError> {
    const { lotId, bidId, entryId } = order;
    const amount = parseFen(order.amountFen);
    if (!amount.ok)
      return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'amountFen', rule: 'isFen' }] });

    const bidder = await this.admit.toLot(order, lotId, entryId, amount.value);
    if (bidder instanceof RefusalError) return bidder;

    const bid = {
      type: 'PlaceBid',
      bidId,
      paddleNo: bidder.paddleNo,
      entryId,
      amountFen: amount.value,
      ...bidder.limit,
      ...held,
    } as const;
    return bidReceiptOf(await this.engine.submit(lotId, bid));
  }
}
