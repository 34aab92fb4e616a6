// In which order a board shows its lots, and that they stay in it while prices and clocks move: rows never jump under a finger. Pure.
import type { LotView } from '@haopai/contracts';
import { isEnded } from '@haopai/web-data';

/** `lot`: by lot number, what has ended last. `ending`: what runs out first. `busy`: where most has happened. */
export const BOARD_SORTS = ['lot', 'number', 'price', '-price', 'ending', 'busy'] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];

type Compare = (one: LotView, other: LotView) => number;

const priceOf = ({ priceFen, startPriceFen }: LotView): number => priceFen ?? startPriceFen;

/** What runs before what waits, stands still or has ended. */
function endOf(lot: LotView): { readonly rank: number; readonly atMs: number } {
  switch (lot.phase) {
    case 'fiveMinutes':
    case 'oneMinute':
      return { rank: 0, atMs: lot.endsAtMs ?? Infinity };
    case 'waiting':
      return { rank: 1, atMs: lot.opensAtMs };
    case 'paused':
      return { rank: 2, atMs: lot.remainingMs ?? 0 };
    case 'sold':
    case 'unsold':
    case 'withdrawn':
      return { rank: 3, atMs: 0 };
  }
}

const byEnd: Compare = (one, other) => {
  const [a, b] = [endOf(one), endOf(other)];
  return a.rank - b.rank || a.atMs - b.atMs;
};

const COMPARE: Readonly<Record<BoardSort, Compare>> = {
  lot: (one, other) => Number(isEnded(one.phase)) - Number(isEnded(other.phase)),
  number: (one, other) => (one.plate.number < other.plate.number ? -1 : 1),
  price: (one, other) => priceOf(one) - priceOf(other),
  '-price': (one, other) => priceOf(other) - priceOf(one),
  ending: byEnd,
  // A version counts all that happened on a lot: its bids, and the few notes that nearly all lots share.
  busy: (one, other) => other.version - one.version,
};

/** What is alike stands by lot number. */
export function sortLots(lots: readonly LotView[], sort: BoardSort): readonly LotView[] {
  const compare = COMPARE[sort];
  return [...lots].sort((one, other) => compare(one, other) || one.lotNo - other.lotNo);
}

/** Which lots stand on a board, and in which order. */
export interface Arrangement {
  /** What was asked for: a search, an order, whose lots come first. */
  readonly key: string;
  readonly lotIds: readonly number[];
}

/**
 * What a board goes on showing when `fresh` is how it would be arranged now: as long as the same is asked for, all that is there stays
 * where it is, and what has come to fit stands at the end.
 */
export function keepPlaces(shown: Arrangement | undefined, fresh: Arrangement): Arrangement {
  if (shown === undefined || shown.key !== fresh.key || shown.lotIds.length === 0) return fresh;
  const known = new Set(shown.lotIds);
  const come = fresh.lotIds.filter((lotId) => !known.has(lotId));
  return come.length === 0 ? shown : { key: shown.key, lotIds: [...shown.lotIds, ...come] };
}

export function areAlike(one: Arrangement, other: Arrangement): boolean {
  return (
    one.lotIds.length === other.lotIds.length &&
    one.lotIds.every((lotId, place) => lotId === other.lotIds[place])
  );
}
