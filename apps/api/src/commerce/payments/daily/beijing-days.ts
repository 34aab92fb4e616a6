// Days as the city counts them: from midnight to midnight in Beijing, which knows no summer time.

export const DAY_MS = 24 * 60 * 60_000;
const BEIJING_AHEAD_MS = 8 * 60 * 60_000;
export const DAY = /^\d{4}-\d{2}-\d{2}$/;

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** `2026-11-26`. */
export function beijingDay(atMs: number): string {
  return day.format(atMs);
}

/** The first millisecond of the day in which that is. */
export function startOfDay(atMs: number): number {
  return Math.floor((atMs + BEIJING_AHEAD_MS) / DAY_MS) * DAY_MS - BEIJING_AHEAD_MS;
}

/** Its first millisecond; null for a text that is no day. */
export function startOfBeijingDay(text: string): number | null {
  const atMs = DAY.test(text) ? Date.parse(`${text}T00:00:00+08:00`) : Number.NaN;
  return Number.isNaN(atMs) || beijingDay(atMs) !== text ? null : atMs;
}
