// Which lots the control room lists, and in which order: pure.
import type { LotPhase, LotView } from '@haopai/contracts';
import { isEnded } from '@haopai/web-data';

export const ROOM_FILTERS = ['all', 'running', 'paused', 'ended'] as const;
export type RoomFilter = (typeof ROOM_FILTERS)[number];
export const ROOM_SORTS = ['number', 'ending'] as const;
export type RoomSort = (typeof ROOM_SORTS)[number];

export function isRunning({ phase }: LotView): boolean {
  return phase === 'fiveMinutes' || phase === 'oneMinute';
}

export function fits(lot: LotView, filter: RoomFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'running':
      return isRunning(lot);
    case 'paused':
      return lot.phase === 'paused';
    case 'ended':
      return isEnded(lot.phase);
  }
}

const GROUPS: Readonly<Record<LotPhase, number>> = {
  ...{ fiveMinutes: 0, oneMinute: 0, paused: 1, waiting: 2, sold: 3, unsold: 3, withdrawn: 3 },
};

/** The place of each lot when the one that ends soonest comes first; then what is paused, what has not begun, what has ended. */
export function endingOrder(lots: readonly LotView[]): ReadonlyMap<number, number> {
  const time = (lot: LotView) =>
    isRunning(lot) ? (lot.endsAtMs ?? 0) : GROUPS[lot.phase] === 2 ? lot.opensAtMs : 0;
  const ordered = [...lots].sort(
    (a, b) => GROUPS[a.phase] - GROUPS[b.phase] || time(a) - time(b) || a.lotNo - b.lotNo,
  );
  return new Map(ordered.map(({ lotId }, place) => [lotId, place]));
}

/** In the order of `places`, or by number without. */
export function arrange(
  lots: readonly LotView[],
  filter: RoomFilter,
  places: ReadonlyMap<number, number> | null,
): readonly LotView[] {
  const shown = lots.filter((lot) => fits(lot, filter));
  if (places === null) return shown;
  const place = ({ lotId }: LotView) => places.get(lotId) ?? Infinity;
  return [...shown].sort((a, b) => place(a) - place(b));
}

/**
 * While a pointer or the focus is on them: those that were shown stay, each in its place, also when a filter would drop one by now;
 * what fits since comes behind.
 */
export function heldAs(
  shown: readonly number[],
  lots: readonly LotView[],
  fresh: readonly LotView[],
): readonly LotView[] {
  const known = new Map(lots.map((lot) => [lot.lotId, lot]));
  const kept = shown.flatMap((lotId) => known.get(lotId) ?? []);
  const ids = new Set(shown);
  return [...kept, ...fresh.filter(({ lotId }) => !ids.has(lotId))];
}
