// What the crowd of bidders knows of prices, from its own receipts and refusals.
import type { ErrorData } from '@haopai/contracts';
import type { BidOrder, BidOutcome } from './bid-line';

interface Known {
  readonly priceFen: number | null;
  readonly leadingBidder: number | null;
}

export class PriceBoard {
  private readonly lots = new Map<number, Known>();
  private readonly ended = new Set<number>();

  constructor(private readonly startPriceFen: number) {}

  hasEnded(lotId: number): boolean {
    return this.ended.has(lotId);
  }

  isLeading(lotId: number, bidder: number): boolean {
    return this.lots.get(lotId)?.leadingBidder === bidder;
  }

  /** `step`: ladder steps above the price; a first bid may be the start price itself. */
  amountFor(lotId: number, stepsFen: number): number {
    const priceFen = this.lots.get(lotId)?.priceFen ?? null;
    return priceFen === null ? this.startPriceFen : priceFen + stepsFen;
  }

  note(bidder: number, { lotId }: BidOrder, outcome: BidOutcome): void {
    if (outcome.kind === 'accepted') this.rise(lotId, outcome.receipt.priceFen, bidder);
    if (outcome.kind !== 'refused') return;
    const { code, data } = outcome.refusal;
    if (code === 'BID.TOO_LATE') this.ended.add(lotId);
    if (code === 'BID.ALREADY_LEADING') this.rise(lotId, (data as ErrorData[typeof code]).priceFen, bidder);
    if (code === 'BID.TOO_LOW') this.rise(lotId, (data as ErrorData[typeof code]).priceFen, null);
  }

  private rise(lotId: number, priceFen: number, leadingBidder: number | null): void {
    const known = this.lots.get(lotId)?.priceFen ?? -1;
    if (priceFen > known) this.lots.set(lotId, { priceFen, leadingBidder });
  }
}
