// A paddle that wins nothing and loses nearly all to the same other, as one does that is there to make it look like a contest: pure.
import type { PatternView } from '@haopai/contracts';
import { type LotBids, paddlesOf } from './bids-of-lot';

/** Fewer are chance. */
const LOSSES_MIN = 3;
const SHARE_MIN = 0.8;

export function losesToSame(lots: readonly LotBids[]): readonly PatternView[] {
  const sold = lots.filter(({ winner }) => winner !== null);
  const winners = new Set(sold.map(({ winner }) => winner));
  const losers = new Set(
    sold.flatMap((lot) => [...paddlesOf(lot)]).filter((paddleNo) => !winners.has(paddleNo)),
  );
  return [...losers].flatMap((loser) => [...patternOf(loser, sold)]);
}

function* patternOf(loser: number, sold: readonly LotBids[]): Iterable<PatternView> {
  const lost = sold.filter((lot) => paddlesOf(lot).has(loser));
  for (const winner of new Set(lost.map((lot) => lot.winner))) {
    const toThem = lost.filter((lot) => lot.winner === winner);
    const share = toThem.length / lost.length;
    if (winner === null || toThem.length < LOSSES_MIN || share < SHARE_MIN) continue;
    yield {
      ...{ kind: 'losesToSame', paddles: [loser, winner], times: toThem.length, of: lost.length },
      // Of ever so many losses it nears the share; of few it stays below.
      score: Math.round(100 * share * (1 - 1 / toThem.length)),
      ...{ mark: null, fastestMs: null },
      lots: toThem.map(({ lotId, lotNo, plateNumber, bids }) => ({
        ...{ lotId, lotNo, plateNumber },
        times: bids.filter(({ paddleNo }) => paddleNo === loser).length,
      })),
    };
  }
}
