// Beijing time of an instant and which day it is from the reader's now: pure.
import { FIGURES_LOCALE, inEachLanguage, type Language, LANGUAGE_FACTS } from '@haopai/rules';

const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

const minutes = new Intl.DateTimeFormat(FIGURES_LOCALE, {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
});
const seconds = new Intl.DateTimeFormat(FIGURES_LOCALE, { timeZone: ZONE, timeStyle: 'medium' });

export type Day = 'today' | 'tomorrow' | 'yesterday' | 'another';

/** `14:05`. */
export function timeOf(atMs: number): string {
  return minutes.format(atMs);
}

/** `14:05:31`. */
export function exactTimeOf(atMs: number): string {
  return seconds.format(atMs);
}

/** `14:05:31.027`: where one wants to see which of two came first. */
export function timeToTheMs(atMs: number): string {
  return `${exactTimeOf(atMs)}.${String(atMs % 1_000).padStart(3, '0')}`;
}

const moments = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** `2026-11-26 14:05:31`: for tables, where instants are compared. */
export function momentOf(atMs: number): string {
  return moments.format(atMs);
}

/** `2026-11-26`: the names of files are sorted by it. */
export function dayInFileName(atMs: number): string {
  return momentOf(atMs).slice(0, 10);
}

const days = inEachLanguage(
  (language) =>
    new Intl.DateTimeFormat(LANGUAGE_FACTS[language].locale, { timeZone: ZONE, dateStyle: 'long' }),
);

/** `2026年11月20日`, `20 November 2026`. */
export function dateOf(atMs: number, language: Language): string {
  return days[language].format(atMs);
}

const monthDays = inEachLanguage((language) => {
  const { locale, month } = LANGUAGE_FACTS[language];
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, month, day: 'numeric' });
});

/** `11月20日`, `20 Nov`: never two numbers, which some read as day and month and others the other way round. */
export function monthDayOf(atMs: number, language: Language): string {
  return monthDays[language].format(atMs);
}

/** Further away than this a month and a day may be taken for those of another year. */
const PLAIN_WITHIN_MS = 182 * DAY_MS;

/** A day that is neither today nor beside it: with its year where that is not the nearest one. */
export function otherDayOf(atMs: number, nowMs: number, language: Language): string {
  return Math.abs(atMs - nowMs) < PLAIN_WITHIN_MS ? monthDayOf(atMs, language) : dateOf(atMs, language);
}

/** Shanghai keeps no summer time, so a day there is a fixed slice of UTC. */
export function dayOf(atMs: number, nowMs: number): Day {
  const dayNumber = (ms: number) => Math.floor((ms + SHANGHAI_AHEAD_MS) / DAY_MS);
  const ahead = dayNumber(atMs) - dayNumber(nowMs);
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  return ahead === -1 ? 'yesterday' : 'another';
}
