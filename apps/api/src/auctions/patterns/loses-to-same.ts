// A paddle that wins nothing and loses nearly all to the same other, as one does that is there to make it look like a contest: pure.
import type { PatternView } from '@haopai/contracts';
import { type LotBids, lotsByPaddle } from './bids-of-lot';

/** Fewer are chance. */
const LOSSES_MIN = 3;
const SHARE_MIN = 0.8;

export function losesToSame(lots: readonly LotBids[]): readonly PatternView[] {
  const sold = lots.filter(({ winner }) => winner !== null);
  const winners = new Set(sold.map(({ winner }) => winner));
  return [...lotsByPaddle(sold)].flatMap(([paddleNo, lost]) =>
    winners.has(paddleNo) ? [] : patternsOf(paddleNo, lost),
  );
}

function patternsOf(loser: number, lost: readonly LotBids[]): readonly PatternView[] {
  const toWinner = new Map<number, LotBids[]>();
  for (const lot of lost) {
    if (lot.winner === null) continue;
    const known = toWinner.get(lot.winner);
    if (known === undefined) toWinner.set(lot.winner, [lot]);
    else known.push(lot);
  }
  return [...toWinner].flatMap(([winner, toThem]) => {
    const share = toThem.length / lost.length;
    if (toThem.length < LOSSES_MIN || share < SHARE_MIN) return [];
    return [
      {
        ...{ kind: 'losesToSame', paddles: [loser, winner], times: toThem.length, of: lost.length },
        // Of ever so many losses it nears the share; of few it stays below.
        score: Math.round(100 * share * (1 - 1 / toThem.length)),
        ...{ mark: null, fastestMs: null },
        lots: toThem.map(({ lotId, lotNo, plateNumber, byPaddle }) => ({
          ...{ lotId, lotNo, plateNumber },
          times: byPaddle.get(loser) ?? 0,
        })),
      },
    ] satisfies PatternView[];
  });
}
