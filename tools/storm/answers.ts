// Sorts tries by what they brought: the first answer of each bid counts, later ones are repeats.
import type { BidTry } from '../../load-tests/bidding/history.ts';

export interface Answers {
  /** The try that brought each bid its first answer. */
  readonly accepted: readonly BidTry[];
  readonly refused: readonly BidTry[];
  readonly unknown: readonly BidTry[];
  /** Answered bids that were sent once more. */
  readonly repeated: number;
}

export function answersOf(tries: readonly BidTry[]): Answers {
  const accepted: BidTry[] = [];
  const refused: BidTry[] = [];
  const unknown: BidTry[] = [];
  const answered = new Set<string>();
  let repeated = 0;
  for (const bidTry of [...tries].sort((a, b) => a.answeredAtMs - b.answeredAtMs)) {
    const { bidId, answer } = bidTry;
    if (answer.kind === 'unknown') unknown.push(bidTry);
    else if (answered.has(bidId)) repeated++;
    else (answer.kind === 'accepted' ? accepted : refused).push(bidTry);
    if (answer.kind !== 'unknown') answered.add(bidId);
  }
  return { accepted, refused, unknown, repeated };
}

export function latencyOf({ sentAtMs, answeredAtMs }: BidTry): number {
  return answeredAtMs - sentAtMs;
}
