// Which span of time a report is of. Pure.
import { REPORT_DAYS_MAX, type ReportPeriod } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';

const DAY_MS = 24 * 3_600_000;
/** China has one time zone and, since 1992, no summer time. */
const BEIJING_MS = 8 * 3_600_000;
const MONTHS_UNLESS_TOLD = 12;

/** The last twelve months, this one among them, as far as nothing is told. */
export function readPeriod(
  { fromMs, toMs }: Partial<ReportPeriod>,
  nowMs: number,
): ReportPeriod | RefusalError<'PERIOD.REFUSED'> {
  const end = toMs ?? nowMs + 1;
  const period = { fromMs: fromMs ?? monthsBefore(end, MONTHS_UNLESS_TOLD - 1), toMs: end };
  const isUsable = period.fromMs < period.toMs && period.toMs - period.fromMs <= REPORT_DAYS_MAX * DAY_MS;
  return isUsable ? period : new RefusalError('PERIOD.REFUSED', { daysMax: REPORT_DAYS_MAX });
}

/** When the month began in Beijing that many months before the one in which `atMs` is. */
function monthsBefore(atMs: number, months: number): number {
  const there = new Date(atMs + BEIJING_MS);
  return Math.max(0, Date.UTC(there.getUTCFullYear(), there.getUTCMonth() - months) - BEIJING_MS);
}
