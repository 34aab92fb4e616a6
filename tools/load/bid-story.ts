// All that was done and heard about one bid, put together from its tries.
import type { BidReceipt } from '@haopai/contracts';
import type { BidTry } from '../../load-tests/bidding/history.ts';

export interface BidStory {
  readonly bidId: string;
  readonly lotId: number;
  /** In the order of sending; at least one. */
  readonly tries: readonly BidTry[];
  readonly firstSentAtMs: number;
  /** When its acceptance was first known; Infinity when it never was. */
  readonly acceptedAtMs: number;
  readonly receipts: readonly BidReceipt[];
  readonly refusalCodes: readonly string[];
}

export function storiesOf(tries: readonly BidTry[]): ReadonlyMap<string, BidStory> {
  const triesByBid = new Map<string, BidTry[]>();
  for (const bidTry of tries) {
    const known = triesByBid.get(bidTry.bidId);
    if (known === undefined) triesByBid.set(bidTry.bidId, [bidTry]);
    else known.push(bidTry);
  }
  return new Map([...triesByBid].map(([bidId, own]) => [bidId, storyOf(bidId, own)]));
}

function storyOf(bidId: string, unsorted: readonly BidTry[]): BidStory {
  const tries = [...unsorted].sort((a, b) => a.sentAtMs - b.sentAtMs);
  const receipts: BidReceipt[] = [];
  const refusalCodes: string[] = [];
  let acceptedAtMs = Infinity;
  for (const { answer, answeredAtMs } of tries) {
    if (answer.kind === 'refused') refusalCodes.push(answer.refusal.code);
    if (answer.kind !== 'accepted') continue;
    receipts.push(answer.receipt);
    acceptedAtMs = Math.min(acceptedAtMs, answeredAtMs);
  }
  const [first] = tries;
  return {
    bidId,
    lotId: first?.lotId ?? 0,
    tries,
    firstSentAtMs: first?.sentAtMs ?? 0,
    acceptedAtMs,
    receipts,
    refusalCodes,
  };
}
