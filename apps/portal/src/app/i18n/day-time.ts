// Beijing time of an instant and which day it is from the reader's now: pure.

const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

const minutes = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'medium' });

export type Day =
  | { readonly kind: 'today' | 'tomorrow' | 'yesterday' }
  | { readonly kind: 'date'; readonly month: number; readonly day: number };

/** `14:05`. */
export function timeOf(atMs: number): string {
  return minutes.format(atMs);
}

/** `14:05:31`. */
export function exactTimeOf(atMs: number): string {
  return seconds.format(atMs);
}

const days = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, dateStyle: 'long' }),
} as const;

/** `2026年11月20日`, `20 November 2026`. */
export function dateOf(atMs: number, language: 'zh' | 'en'): string {
  return days[language].format(atMs);
}

/** Shanghai keeps no summer time, so a day there is a fixed slice of UTC. */
export function dayOf(atMs: number, nowMs: number): Day {
  const dayNumber = (ms: number) => Math.floor((ms + SHANGHAI_AHEAD_MS) / DAY_MS);
  const ahead = dayNumber(atMs) - dayNumber(nowMs);
  if (ahead === 0) return { kind: 'today' };
  if (ahead === 1) return { kind: 'tomorrow' };
  if (ahead === -1) return { kind: 'yesterday' };
  const date = new Date(atMs + SHANGHAI_AHEAD_MS);
  return { kind: 'date', month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
