// Several paddles behind one browser or one network address: pure.
import type { PatternView } from '@haopai/contracts';
import { type LotBids, lotsByPaddle } from './bids-of-lot';

/** A browser, as a keyed hash, or an address, and a paddle whose citizen was there. */
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
  const lotsOf = lotsByPaddle(lots);
  const shared = new Map<string, { readonly first: PaddleMark; readonly paddles: Set<number> }>();
  for (const each of marks) {
    const key = `${each.kind} ${each.mark}`;
    const known = shared.get(key) ?? { first: each, paddles: new Set<number>() };
    known.paddles.add(each.paddleNo);
    shared.set(key, known);
  }
  return [...shared.values()]
    .filter(({ first, paddles }) => isTelling(first.kind, paddles.size))
    .map(({ first, paddles }) => viewOf(first, [...paddles].sort(byNumber), lotsOf));
}

function isTelling(kind: PaddleMark['kind'], paddles: number): boolean {
  return paddles > 1 && (kind === 'sharedDevice' || paddles <= ADDRESS_PADDLES_MAX);
}

function viewOf(
  { kind, mark }: PaddleMark,
  paddles: readonly number[],
  lotsOf: ReadonlyMap<number, readonly LotBids[]>,
): PatternView {
  /** How many of them bid on each lot, and how often. */
  const theirs = new Map<LotBids, { present: number; bids: number }>();
  for (const paddleNo of paddles)
    for (const lot of lotsOf.get(paddleNo) ?? []) {
      const known = theirs.get(lot) ?? { present: 0, bids: 0 };
      theirs.set(lot, { present: known.present + 1, bids: known.bids + (lot.byPaddle.get(paddleNo) ?? 0) });
    }
  const together = [...theirs].filter(([, { present }]) => present > 1).sort(([a], [b]) => a.lotNo - b.lotNo);
  const of = theirs.size;
  const [apart, always] = SCORES[kind];
  return {
    ...{ kind, paddles, times: together.length, of, fastestMs: null },
    score: Math.round(apart + (always - apart) * (of === 0 ? 0 : together.length / of)),
    mark: kind === 'sharedDevice' ? mark.slice(0, MARK_LENGTH) : mark,
    lots: together.map(([{ lotId, lotNo, plateNumber }, { bids }]) => ({
      ...{ lotId, lotNo, plateNumber },
      times: bids,
    })),
  };
}

/** Addresses are compared in the clear, and hashed only where several paddles share one: nobody else is shown. */
export function markAddresses(
  patterns: readonly PatternView[],
  hash: (address: string) => string,
): readonly PatternView[] {
  return patterns.map((pattern) =>
    pattern.kind === 'sharedAddress' && pattern.mark !== null
      ? { ...pattern, mark: hash(pattern.mark).slice(0, MARK_LENGTH) }
      : pattern,
  );
}

function byNumber(a: number, b: number): number {
  return a - b;
}
