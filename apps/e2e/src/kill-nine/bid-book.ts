// What the bidders were told, kept outside the program under test: receipts, refusals, and answers that contradict earlier ones.
import type { BidReceipt, ErrorCode } from '@haopai/contracts';
import type { BidOrder, BidOutcome } from './bid-line';

export interface Acknowledged {
  readonly order: BidOrder;
  readonly receipt: BidReceipt;
}

/** Refusals that honest bidders in a crowd may get; any other is a fault of the program. */
const EXPECTED_CODES: readonly ErrorCode[] = [
  'BID.TOO_LOW',
  'BID.ALREADY_LEADING',
  'BID.TOO_LATE',
  'LOT.NOT_OPEN',
];

export class BidBook {
  private readonly receipts = new Map<string, Acknowledged>();
  readonly refusedBidIds = new Set<string>();
  readonly contradictions: string[] = [];
  /** Acknowledged bids whose first try had no answer. */
  rescued = 0;
  /** Receipts asked for once more. */
  repeated = 0;

  get acknowledged(): readonly Acknowledged[] {
    return [...this.receipts.values()];
  }

  get count(): number {
    return this.receipts.size;
  }

  note(order: BidOrder, outcome: Exclude<BidOutcome, { kind: 'unknown' }>, tries: number): void {
    const { bidId } = order;
    const earlier = this.receipts.get(bidId);
    if (outcome.kind === 'refused') {
      const { code } = outcome.refusal;
      if (earlier !== undefined)
        this.contradictions.push(`${bidId} was accepted and is now refused: ${code}`);
      if (!EXPECTED_CODES.includes(code)) this.contradictions.push(`${bidId} refused for ${code}`);
      this.refusedBidIds.add(bidId);
      return;
    }
    const { receipt } = outcome;
    if (this.refusedBidIds.has(bidId)) this.contradictions.push(`${bidId} was refused and is now accepted`);
    if (earlier === undefined) {
      this.receipts.set(bidId, { order, receipt });
      if (tries > 1) this.rescued++;
      return;
    }
    this.repeated++;
    const [first, now] = [JSON.stringify(earlier.receipt), JSON.stringify(receipt)];
    if (first !== now) this.contradictions.push(`${bidId} got ${first} and then ${now}`);
  }
}
