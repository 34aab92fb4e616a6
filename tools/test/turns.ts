// Whose turn it is by day, of what only a night has time for whole: others each day, and each of them within a few.
const DAY_MS = 24 * 3_600_000;

export interface TurnsOf {
  /** How many have their turn on one day. */
  readonly byDay: number;
  /** Whoever starts elsewhere has another turn on the same day. */
  readonly startsAt?: number;
  readonly isNight?: boolean;
  readonly nowMs?: number;
}

/** In the order in which they are given; at night all of them. */
export function turnsOf<Item>(
  all: readonly Item[],
  { byDay, startsAt = 0, isNight = process.env.HAOPAI_NIGHTLY === '1', nowMs = Date.now() }: TurnsOf,
): readonly Item[] {
  if (isNight) return all;
  const days = Math.ceil(all.length / byDay);
  const today = (Math.floor(nowMs / DAY_MS) + startsAt) % days;
  return all.filter((_, index) => index % days === today);
}
