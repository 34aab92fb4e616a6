// The bids of an ended lot as its journal has them, in the shape in which patterns are looked for: pure.
import type { LotEvent } from '@haopai/lot';

export interface LotBid {
  readonly paddleNo: number;
  readonly amountFen: number;
  readonly atMs: number;
  /** Otherwise the lot bid for a maximum bid of the paddle. */
  readonly isByHand: boolean;
}

export interface LotBids {
  readonly lotId: number;
  readonly lotNo: number;
  readonly plateNumber: string;
  readonly smallestStepFen: number;
  readonly bids: readonly LotBid[];
  /** Null where it was not sold. */
  readonly winner: number | null;
}

export function bidsOfLot(
  lot: Pick<LotBids, 'lotId' | 'lotNo' | 'plateNumber'>,
  events: readonly LotEvent[],
): LotBids {
  const bids: LotBid[] = [];
  let smallestStepFen = 0;
  let winner: number | null = null;
  for (const event of events) {
    if (event.type === 'LotScheduled') smallestStepFen = Math.min(...event.terms.ladder);
    if (event.type === 'LotSold') winner = event.paddleNo;
    if (event.type !== 'BidAccepted') continue;
    const { paddleNo, amountFen, atMs, proxyId } = event;
    bids.push({ paddleNo, amountFen, atMs, isByHand: proxyId === undefined });
  }
  return { ...lot, smallestStepFen, bids, winner };
}

export function paddlesOf({ bids }: LotBids): ReadonlySet<number> {
  return new Set(bids.map(({ paddleNo }) => paddleNo));
}
