// Several paddles behind one browser or one network address: pure.
import type { PatternView } from '@haopai/contracts';
import { type LotBids, paddlesOf } from './bids-of-lot';

/** A browser or an address, as a keyed hash, and a paddle whose citizen was there. */
export interface PaddleMark {
  readonly kind: 'sharedDevice' | 'sharedAddress';
  readonly mark: string;
  readonly paddleNo: number;
}

/** As much of a hash as tells one from another on a page. */
const MARK_LENGTH = 12;
/** An address of more paddles is that of a network, such as a mobile one, and says nothing. */
export const ADDRESS_PADDLES_MAX = 5;
/** Of paddles that never bid on one lot, and of those that always do: families and offices share browsers, and addresses all the more. */
const SCORES = { sharedDevice: [40, 100], sharedAddress: [15, 60] } as const;

export function sharedMarks(marks: readonly PaddleMark[], lots: readonly LotBids[]): readonly PatternView[] {
  const shared = new Map<string, { readonly first: PaddleMark; readonly paddles: Set<number> }>();
  for (const each of marks) {
    const key = `${each.kind} ${each.mark}`;
    const known = shared.get(key) ?? { first: each, paddles: new Set<number>() };
    known.paddles.add(each.paddleNo);
    shared.set(key, known);
  }
  return [...shared.values()]
    .filter(({ first, paddles }) => isTelling(first.kind, paddles.size))
    .map(({ first, paddles }) => viewOf(first, [...paddles].sort(byNumber), lots));
}

function isTelling(kind: PaddleMark['kind'], paddles: number): boolean {
  return paddles > 1 && (kind === 'sharedDevice' || paddles <= ADDRESS_PADDLES_MAX);
}

function viewOf(
  { kind, mark }: PaddleMark,
  paddles: readonly number[],
  lots: readonly LotBids[],
): PatternView {
  const theirs = lots.map((lot) => ({ lot, present: paddles.filter((no) => paddlesOf(lot).has(no)) }));
  const together = theirs.filter(({ present }) => present.length > 1);
  const of = theirs.filter(({ present }) => present.length > 0).length;
  const [apart, always] = SCORES[kind];
  return {
    ...{ kind, paddles, times: together.length, of, fastestMs: null },
    score: Math.round(apart + (always - apart) * (of === 0 ? 0 : together.length / of)),
    mark: mark.slice(0, MARK_LENGTH),
    lots: together.map(({ lot: { lotId, lotNo, plateNumber, bids } }) => ({
      ...{ lotId, lotNo, plateNumber },
      times: bids.filter(({ paddleNo }) => paddles.includes(paddleNo)).length,
    })),
  };
}

function byNumber(a: number, b: number): number {
  return a - b;
}
