// Which lots have the places of the wall, from one moment to the next: a lot keeps its place until everybody has read how it ended. Pure.
import type { LotView } from '@haopai/contracts';
import { isEnded } from '@haopai/web-data';
import { endingOrder, isRunning } from './room-order';

/** Two rows of three: more cannot be read from twenty metres. */
export const WALL_PLACES = 6;
/** How it ended stays for so long. */
export const RESULT_SHOWN_MS = 12_000;

export interface WallPlace {
  readonly lotId: number;
  /** When it was first seen ended; null while it has not. */
  readonly endedAtMs: number | null;
}

export type WallPlaces = readonly (WallPlace | null)[];

/** Those that end soonest come next, then what is paused; what opens later stands on the wall only while nothing runs. */
export function nextPlaces(before: WallPlaces, lots: readonly LotView[], nowMs: number): WallPlaces {
  const known = new Map(lots.map((lot) => [lot.lotId, lot]));
  const kept = before.map((place) => {
    const lot = place === null ? undefined : known.get(place.lotId);
    if (place === null || lot === undefined) return null;
    if (!isEnded(lot.phase))
      return lot.phase === 'waiting' && runs(lots) ? null : { ...place, endedAtMs: null };
    const endedAtMs = place.endedAtMs ?? nowMs;
    return nowMs - endedAtMs < RESULT_SHOWN_MS ? { ...place, endedAtMs } : null;
  });
  const placed = new Set(kept.flatMap((place) => place?.lotId ?? []));
  const waiting = candidates(lots).filter(({ lotId }) => !placed.has(lotId));
  const wanted = Math.min(WALL_PLACES, placed.size + waiting.length);
  const places = [...kept, ...Array.from({ length: WALL_PLACES }, () => null)].slice(0, WALL_PLACES);
  const filled = places.map((place) => {
    const next = place === null ? waiting.shift() : undefined;
    return next === undefined ? place : { lotId: next.lotId, endedAtMs: null };
  });
  // Nobody reads an empty place: those behind it come up once it is the last.
  return filled.filter((place, index) => place !== null || index < wanted);
}

function candidates(lots: readonly LotView[]): LotView[] {
  const order = endingOrder(lots);
  const place = ({ lotId }: LotView): number => order.get(lotId) ?? Infinity;
  const open = lots.filter((lot) => isRunning(lot) || lot.phase === 'paused');
  const shown = open.length > 0 ? open : lots.filter(({ phase }) => phase === 'waiting');
  return [...shown].sort((a, b) => place(a) - place(b));
}

function runs(lots: readonly LotView[]): boolean {
  return lots.some((lot) => isRunning(lot) || lot.phase === 'paused');
}
