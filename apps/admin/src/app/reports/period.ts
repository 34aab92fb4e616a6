// The span of time that the page is of: as it stands in the address, and the usual ones. Pure.
import type { ReportPeriod } from '@haopai/contracts';
import { momentText, readMoment } from '@haopai/web-app/forms';

export const USUAL = ['months3', 'months12', 'thisYear', 'lastYear'] as const;
export type UsualPeriod = (typeof USUAL)[number];

/** As fields and addresses have it: Beijing's time, `2026-11-26T00:00`. */
export interface PeriodTexts {
  readonly from: string;
  readonly to: string;
}

const BEIJING_MS = 8 * 3_600_000;
const MONTHS = { months3: 3, months12: 12 };

/** Whole months, this one to its end. */
export function usualPeriod(usual: UsualPeriod, nowMs: number): PeriodTexts {
  const there = new Date(nowMs + BEIJING_MS);
  const [year, month] = [there.getUTCFullYear(), there.getUTCMonth()];
  const begin = (inYear: number, inMonth: number): string =>
    momentText(Date.UTC(inYear, inMonth) - BEIJING_MS);
  if (usual === 'thisYear') return { from: begin(year, 0), to: begin(year + 1, 0) };
  if (usual === 'lastYear') return { from: begin(year - 1, 0), to: begin(year, 0) };
  return { from: begin(year, month + 1 - MONTHS[usual]), to: begin(year, month + 1) };
}

/** What is no moment is as if it were not there: then it is the last twelve months. */
export function readTexts(from: string | undefined, to: string | undefined, nowMs: number): PeriodTexts {
  const usual = usualPeriod('months12', nowMs);
  return { from: isMoment(from) ? from : usual.from, to: isMoment(to) ? to : usual.to };
}

export function periodOf({ from, to }: PeriodTexts): ReportPeriod {
  return { fromMs: instantOf(from), toMs: instantOf(to) };
}

/** The same days of Beijing's calendar; the 29th of February becomes the 1st of March. */
export function aYearBefore({ fromMs, toMs }: ReportPeriod): ReportPeriod {
  return { fromMs: yearBefore(fromMs), toMs: yearBefore(toMs) };
}

function yearBefore(atMs: number): number {
  const there = new Date(atMs + BEIJING_MS);
  there.setUTCFullYear(there.getUTCFullYear() - 1);
  return Math.max(0, there.getTime() - BEIJING_MS);
}

function isMoment(text: string | undefined): text is string {
  return text !== undefined && readMoment(text).ok;
}

function instantOf(text: string): number {
  const read = readMoment(text);
  return read.ok ? read.value : 0;
}
