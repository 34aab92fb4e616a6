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
  /** How many bids of each paddle. */
  readonly byPaddle: ReadonlyMap<number, number>;
  /** Null where it was not sold. */
  readonly winner: number | null;
}

export type LotNamed = Pick<LotBids, 'lotId' | 'lotNo' | 'plateNumber'>;

export function bidsOfLot(lot: LotNamed, events: Iterable<LotEvent>): LotBids {
  const gathered = new GatheredBids(lot);
  for (const event of events) gathered.hear(event);
  return gathered.all();
}

/** Hears a journal event after event, and keeps no more of it than its bids. */
export class GatheredBids {
  private readonly bids: LotBid[] = [];
  private readonly byPaddle = new Map<number, number>();
  private smallestStepFen = 0;
  private winner: number | null = null;

  constructor(private readonly lot: LotNamed) {}

  hear(event: LotEvent): void {
    if (event.type === 'LotScheduled') this.smallestStepFen = Math.min(...event.terms.ladder);
    if (event.type === 'LotSold') this.winner = event.paddleNo;
    if (event.type !== 'BidAccepted') return;
    const { paddleNo, amountFen, atMs, proxyId } = event;
    this.bids.push({ paddleNo, amountFen, atMs, isByHand: proxyId === undefined });
    this.byPaddle.set(paddleNo, (this.byPaddle.get(paddleNo) ?? 0) + 1);
  }

  all(): LotBids {
    const { lot, bids, byPaddle, smallestStepFen, winner } = this;
    return { ...lot, smallestStepFen, bids, byPaddle, winner };
  }
}

/** For each paddle the lots that it bid on. */
export function lotsByPaddle(lots: readonly LotBids[]): ReadonlyMap<number, readonly LotBids[]> {
  const lotsOf = new Map<number, LotBids[]>();
  for (const lot of lots)
    for (const paddleNo of lot.byPaddle.keys()) {
      const known = lotsOf.get(paddleNo);
      if (known === undefined) lotsOf.set(paddleNo, [lot]);
      else known.push(lot);
    }
  return lotsOf;
}
