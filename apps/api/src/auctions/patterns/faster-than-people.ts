// A paddle that answers others' bids faster than anybody reads a price and presses: pure. What the lot itself bids for a maximum bid is no answer.
import type { PatternView } from '@haopai/contracts';
import type { LotBids } from './bids-of-lot';

/** Between two arrivals at the server, the way there and back included: whoever presses at the same time by chance does so seldom. */
export const HAND_MIN_MS = 150;
const TIMES_MIN = 3;
const SHARE_MIN = 0.2;

interface Answers {
  /** Bids by hand that had somebody else's before them. */
  of: number;
  fastestMs: number;
  readonly fastByLot: Map<LotBids, number>;
}

export function fasterThanPeople(lots: readonly LotBids[]): readonly PatternView[] {
  const answers = new Map<number, Answers>();
  for (const lot of lots) for (const answer of answersIn(lot)) note(answers, lot, answer);
  return [...answers].flatMap(([paddleNo, { of, fastestMs, fastByLot }]) => {
    const times = [...fastByLot.values()].reduce((sum, count) => sum + count, 0);
    if (times < TIMES_MIN || times / of < SHARE_MIN) return [];
    const found = [...fastByLot].map(([{ lotId, lotNo, plateNumber }, count]) => ({
      ...{ lotId, lotNo, plateNumber, times: count },
    }));
    const score = Math.round((100 * times) / of);
    return [
      { kind: 'fasterThanPeople', score, paddles: [paddleNo], times, of, mark: null, fastestMs, lots: found },
    ] satisfies PatternView[];
  });
}

function* answersIn({ bids }: LotBids): Iterable<{ paddleNo: number; afterMs: number }> {
  for (const [index, { paddleNo, atMs, isByHand }] of bids.entries()) {
    const before = bids[index - 1];
    if (before !== undefined && isByHand && before.paddleNo !== paddleNo)
      yield { paddleNo, afterMs: atMs - before.atMs };
  }
}

function note(
  answers: Map<number, Answers>,
  lot: LotBids,
  { paddleNo, afterMs }: { readonly paddleNo: number; readonly afterMs: number },
): void {
  const theirs: Answers = answers.get(paddleNo) ?? { of: 0, fastestMs: Infinity, fastByLot: new Map() };
  answers.set(paddleNo, theirs);
  theirs.of++;
  if (afterMs >= HAND_MIN_MS) return;
  theirs.fastestMs = Math.min(theirs.fastestMs, afterMs);
  theirs.fastByLot.set(lot, (theirs.fastByLot.get(lot) ?? 0) + 1);
}
