// Months of the calendar in Beijing time: pure.
import { type Language, LANGUAGE_FACTS } from '@haopai/rules';

const HOUR_MS = 3_600_000;
/** Shanghai keeps no summer time. */
const AHEAD_MS = 8 * HOUR_MS;

export interface Month {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly days: number;
  /** Of its first day: 0 for Monday. */
  readonly firstWeekday: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** As addresses name them. */
  readonly before: string;
  readonly after: string;
}

/** The month that `text` names (`2026-11`), else the one of `nowMs`. */
export function monthOf(text: string | undefined, nowMs: number): Month {
  const [, named] = /^(20\d\d-(?:0[1-9]|1[0-2]))$/.exec(text ?? '') ?? [];
  const [year = 0, month = 0] = (named ?? nameOf(nowMs)).split('-').map(Number);
  const fromMs = Date.UTC(year, month - 1, 1) - AHEAD_MS;
  const toMs = Date.UTC(year, month, 1) - AHEAD_MS;
  return {
    ...{ year, month, fromMs, toMs },
    days: (toMs - fromMs) / (24 * HOUR_MS),
    firstWeekday: (new Date(fromMs + AHEAD_MS).getUTCDay() + 6) % 7,
    before: nameOf(fromMs - 1),
    after: nameOf(toMs),
  };
}

/** Of its month, from 1. */
export function dayNumberOf(atMs: number): number {
  return new Date(atMs + AHEAD_MS).getUTCDate();
}

/** `2026年11月`, `November 2026`. */
export function monthText({ fromMs }: Month, language: Language): string {
  return new Intl.DateTimeFormat(LANGUAGE_FACTS[language].locale, {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'long',
  }).format(fromMs);
}

function nameOf(atMs: number): string {
  return new Date(atMs + AHEAD_MS).toISOString().slice(0, 7);
}
