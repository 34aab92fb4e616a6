// Judges a journal by the rules of ceilings, with a book of its own: what each paddle left, and what was bid for it.
import type { BidAccepted, CeilingSet, LotEvent } from '@haopai/lot';
import type { JournalRecord } from '../journal-chain';
import type { ViolationLog } from './violations';

/** `journal` is whole and in order. */
export function checkCeilings(journal: readonly JournalRecord[], violations: ViolationLog): void {
  const book = new CeilingBook(violations);
  for (const record of journal) book.take(record);
}

class CeilingBook {
  private readonly ceilings = new Map<number, CeilingSet>();
  private leader: BidAccepted | null = null;
  private previous: LotEvent | null = null;
  private startPriceFen = 0;
  private stepFen = 0;

  constructor(private readonly violations: ViolationLog) {}

  take({ lotId, version, event }: JournalRecord): void {
    const where = (): string =>
      `lot ${lotId} v${version}: ${JSON.stringify(event)} after ${JSON.stringify(this.leader)}`;
    // The bids for a new ceiling follow it at once; by any other event they must all be made.
    if (!('proxyId' in event && event.type === 'BidAccepted')) this.expectServed(where);
    if (event.type === 'LotScheduled') {
      this.startPriceFen = event.terms.startPriceFen;
      this.stepFen = event.terms.ladder[0];
    }
    if (event.type === 'BidAccepted') this.takeBid(event, where);
    if (event.type === 'CeilingSet') this.ceilings.set(event.paddleNo, event);
    if (event.type === 'CeilingCancelled' || event.type === 'PaddleDisqualified')
      this.ceilings.delete(event.paddleNo);
    this.previous = event;
  }

  private takeBid(bid: BidAccepted, where: () => string): void {
    const { leader, previous } = this;
    if (bid.proxyId !== undefined) this.expectKept(bid, where);
    const isTie =
      previous?.type === 'CeilingSet' &&
      previous.paddleNo !== bid.paddleNo &&
      previous.ceilingFen === bid.amountFen &&
      bid.amountFen - (leader?.amountFen ?? 0) === this.stepFen;
    this.violations.expect(leader?.paddleNo !== bid.paddleNo || isTie, 'leaderNeverRaisesItself', where);
    this.leader = bid;
  }

  private expectKept({ proxyId, paddleNo, entryId, amountFen }: BidAccepted, where: () => string): void {
    const ceiling = this.ceilings.get(paddleNo);
    const isOwn = ceiling?.proxyId === proxyId && ceiling?.entryId === entryId;
    const isBelow = ceiling !== undefined && amountFen <= ceiling.ceilingFen;
    const isOnLadder = (amountFen - (this.leader?.amountFen ?? this.startPriceFen)) % this.stepFen === 0;
    this.violations.expect(isOwn && isBelow && isOnLadder, 'ceilingIsKept', where);
  }

  /** After a duel the leader is whose ceiling is higher, or of two that are alike the earlier: every other is spent. */
  private expectServed(where: () => string): void {
    const { leader, previous, ceilings, stepFen } = this;
    if (leader === null) return;
    for (const { paddleNo, ceilingFen } of ceilings.values()) {
      const isSpent = paddleNo === leader.paddleNo || ceilingFen < leader.amountFen + stepFen;
      this.violations.expect(isSpent, 'ceilingIsServed', where);
    }
    if (previous?.type !== 'BidAccepted' || previous.proxyId === undefined) return;
    for (const { paddleNo, ceilingFen, atMs } of ceilings.values()) {
      const own = ceilings.get(leader.paddleNo);
      const lostTie = paddleNo !== leader.paddleNo && ceilingFen === leader.amountFen && own !== undefined;
      this.violations.expect(!lostTie || own.atMs <= atMs, 'ceilingIsServed', where);
    }
  }
}
