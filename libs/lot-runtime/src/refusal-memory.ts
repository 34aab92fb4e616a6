// The refusals a lot gave lately, so that the same bid id gets the same answer although refusals are not journaled.
import type { LotRejection, PlaceBid } from '@haopai/lot';

/** Refusals remembered a lot; older ones are judged anew. */
export const REFUSALS_REMEMBERED_MAX = 1_000;

type BidBody = Pick<PlaceBid, 'bidId' | 'paddleNo' | 'entryId' | 'amountFen'>;

interface Remembered {
  readonly body: BidBody;
  readonly rejection: LotRejection;
}

export class RefusalMemory {
  private readonly byBidId = new Map<string, Remembered>();

  /** The refusal this bid got before; a mismatch when its id came with another body; null when it is new. */
  recall(bid: BidBody): LotRejection | null {
    const earlier = this.byBidId.get(bid.bidId);
    if (earlier === undefined) return null;
    const { body } = earlier;
    const isSame =
      body.amountFen === bid.amountFen && body.paddleNo === bid.paddleNo && body.entryId === bid.entryId;
    return isSame ? earlier.rejection : { code: 'IDEMPOTENCY.MISMATCH', data: { bidId: bid.bidId } };
  }

  remember(bid: BidBody, rejection: LotRejection): void {
    if (this.byBidId.has(bid.bidId)) return;
    const { bidId, paddleNo, entryId, amountFen } = bid;
    this.byBidId.set(bidId, { body: { bidId, paddleNo, entryId, amountFen }, rejection });
    if (this.byBidId.size > REFUSALS_REMEMBERED_MAX) {
      const oldest = this.byBidId.keys().next();
      if (!oldest.done) this.byBidId.delete(oldest.value);
    }
  }

  forget(bidId: string): void {
    this.byBidId.delete(bidId);
  }
}
