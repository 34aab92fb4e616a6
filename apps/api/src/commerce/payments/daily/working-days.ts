// How long somebody of the office has had: Saturdays and Sundays in Beijing do not count. Public holidays are not known here.
import { DAY_MS } from './beijing-days';

const BEIJING_AHEAD_MS = 8 * 60 * 60_000;
/** From Sunday on. */
const WEEKEND: readonly number[] = [0, 6];

/** Since then 24 hours of working days have passed. */
export function aWorkingDayBefore(nowMs: number): number {
  let atMs = nowMs;
  let leftMs = DAY_MS;
  for (;;) {
    const midnightMs = lastMidnightBefore(atMs);
    const isOff = WEEKEND.includes(new Date(midnightMs + BEIJING_AHEAD_MS).getUTCDay());
    if (!isOff && atMs - midnightMs >= leftMs) return atMs - leftMs;
    if (!isOff) leftMs -= atMs - midnightMs;
    atMs = midnightMs;
  }
}

/** In Beijing; of a midnight itself, the one of the day that ends with it. */
function lastMidnightBefore(atMs: number): number {
  return Math.floor((atMs - 1 + BEIJING_AHEAD_MS) / DAY_MS) * DAY_MS - BEIJING_AHEAD_MS;
}
