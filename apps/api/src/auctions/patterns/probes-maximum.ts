// A paddle that walks somebody's maximum bid up by the smallest steps and leaves the lot to it, as one does to find its height or to raise the price: pure.
import type { PatternView } from '@haopai/contracts';
import type { LotBids } from './bids-of-lot';

/** Steps that were answered by a maximum bid, on one lot. */
const STEPS_MIN = 5;
const SHARE_MIN = 0.8;

interface Probing {
  readonly lot: LotBids;
  readonly prober: number;
  readonly owner: number;
  readonly times: number;
  readonly of: number;
}

export function probesMaximum(lots: readonly LotBids[]): readonly PatternView[] {
  const byPair = new Map<string, Probing[]>();
  for (const probing of lots.flatMap(probingsIn)) {
    const key = `${probing.prober} ${probing.owner}`;
    byPair.set(key, [...(byPair.get(key) ?? []), probing]);
  }
  return [...byPair.values()].flatMap((probings) => {
    const [first] = probings;
    if (first === undefined) return [];
    const times = probings.reduce((sum, one) => sum + one.times, 0);
    const of = probings.reduce((sum, one) => sum + one.of, 0);
    return [
      {
        ...{ kind: 'probesMaximum', paddles: [first.prober, first.owner], times, of },
        score: Math.round(((100 * times) / of) * (1 - 1 / times)),
        ...{ mark: null, fastestMs: null },
        lots: probings.map(({ lot: { lotId, lotNo, plateNumber }, times: steps }) => ({
          ...{ lotId, lotNo, plateNumber, times: steps },
        })),
      },
    ] satisfies PatternView[];
  });
}

function probingsIn(lot: LotBids): readonly Probing[] {
  const { bids, smallestStepFen, winner } = lot;
  const made = new Map<number, number>();
  const steps = new Map<string, { readonly prober: number; readonly owner: number; times: number }>();
  for (const [index, bid] of bids.entries()) {
    if (!bid.isByHand) continue;
    made.set(bid.paddleNo, (made.get(bid.paddleNo) ?? 0) + 1);
    const [before, answer] = [bids[index - 1], bids[index + 1]];
    const isSmallest = before !== undefined && bid.amountFen - before.amountFen === smallestStepFen;
    if (!isSmallest || answer === undefined || answer.isByHand || answer.paddleNo === bid.paddleNo) continue;
    const key = `${bid.paddleNo} ${answer.paddleNo}`;
    const known = steps.get(key) ?? { prober: bid.paddleNo, owner: answer.paddleNo, times: 0 };
    known.times++;
    steps.set(key, known);
  }
  return [...steps.values()].flatMap(({ prober, owner, times }) => {
    const of = made.get(prober) ?? times;
    const isTelling = prober !== winner && times >= STEPS_MIN && times / of >= SHARE_MIN;
    return isTelling ? [{ lot, prober, owner, times, of }] : [];
  });
}
