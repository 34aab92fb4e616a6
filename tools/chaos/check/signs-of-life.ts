// When each lot gave a decision to anybody, and when it took a bid: the probing bidders' view, in the order of time.
import type { BidTry } from '../../load';
import { type Evidence, eventsByLot } from './evidence';

export interface Acceptance {
  /** When the bidder sent the bid, the first time. */
  readonly sentAtMs: number;
  /** When the bidder had the receipt. */
  readonly ackedAtMs: number;
  /** When the lot had judged the bid, by the journal. */
  readonly atMs: number;
}

export interface SignsOfLife {
  /** When answers came that only the lot itself gives: receipts and refusals. */
  readonly decisionsAtMs: readonly number[];
  /** By the time of the receipt. */
  readonly acceptances: readonly Acceptance[];
}

export function signsOfLife(evidence: Evidence): ReadonlyMap<number, SignsOfLife> {
  const judgedAtMs = new Map<string, number>();
  for (const events of eventsByLot(evidence).values()) {
    for (const event of events) if (event.type === 'BidAccepted') judgedAtMs.set(event.bidId, event.atMs);
  }
  const triesByLot = new Map<number, BidTry[]>(evidence.lots.map(({ id }) => [id, []]));
  const ordered = [...evidence.tries].sort((a, b) => a.answeredAtMs - b.answeredAtMs);
  for (const bidTry of ordered)
    if (bidTry.answer.kind !== 'unknown') triesByLot.get(bidTry.lotId)?.push(bidTry);
  return new Map([...triesByLot].map(([lotId, tries]) => [lotId, ofLot(tries, judgedAtMs)]));
}

function ofLot(tries: readonly BidTry[], judgedAtMs: ReadonlyMap<string, number>): SignsOfLife {
  const known = new Set<string>();
  const acceptances = tries.flatMap(({ bidId, answer, sentAtMs, answeredAtMs }): readonly Acceptance[] => {
    const atMs = judgedAtMs.get(bidId);
    if (answer.kind !== 'accepted' || atMs === undefined || known.has(bidId)) return [];
    known.add(bidId);
    return [{ sentAtMs, ackedAtMs: answeredAtMs, atMs }];
  });
  return { decisionsAtMs: tries.map(({ answeredAtMs }) => answeredAtMs), acceptances };
}
