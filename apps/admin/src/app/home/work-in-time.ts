// In which order work is done: what is late, what is due today, within a week, and the rest: pure.
import type { WorkItem } from '@haopai/contracts';

export const WORK_TIMES = ['late', 'today', 'week', 'open'] as const;
export type WorkTime = (typeof WORK_TIMES)[number];

const DAY_MS = 24 * 3_600_000;
/** Ahead of UTC, all year. */
const BEIJING_MS = 8 * 3_600_000;

/** What is due too soon is late only once its time is over; what waits without a due time is late as the server says. */
export function timeOf({ dueAtMs, isLate }: WorkItem, nowMs: number): WorkTime {
  if (dueAtMs === null) return isLate ? 'late' : 'open';
  if (dueAtMs <= nowMs) return 'late';
  const endOfDayMs = nowMs - ((nowMs + BEIJING_MS) % DAY_MS) + DAY_MS;
  if (dueAtMs < endOfDayMs) return 'today';
  return dueAtMs < endOfDayMs + 6 * DAY_MS ? 'week' : 'open';
}
