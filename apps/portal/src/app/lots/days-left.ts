// How long there is to wait for what is days away: a number of days, where a clock would count hundreds of hours.
import type { Words } from '@haopai/web-app';

const DAY_MS = 86_400_000;
const CLOCK_BELOW_MS = 2 * DAY_MS;

/** `5 天`; null where a clock says it better. Days that are not over: nobody comes too late for it. */
export function daysLeft(words: Words, leftMs: number): string | null {
  return leftMs < CLOCK_BELOW_MS ? null : words.say('lot.days', { count: Math.floor(leftMs / DAY_MS) });
}
