// How long there is to wait for a start, in words: nobody takes it for the clock of a countdown, and no figure has two readings.
import type { Words } from '@haopai/web-app';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `17 天` from two days on, `9 小时 49 分`, `8 分 39 秒`, `39 秒`. What is not over does not count, but for the last second: nobody comes too late. */
export function timeToWait(words: Words, leftMs: number): string {
  if (leftMs >= 2 * DAY_MS) return words.say('wait.days', { count: Math.floor(leftMs / DAY_MS) });
  const minutes = Math.floor((leftMs % HOUR_MS) / MINUTE_MS);
  if (leftMs >= HOUR_MS) return words.say('wait.hours', { hours: Math.floor(leftMs / HOUR_MS), minutes });
  const seconds = Math.floor((leftMs % MINUTE_MS) / SECOND_MS);
  if (minutes > 0) return words.say('wait.minutes', { minutes, seconds });
  return words.say('wait.seconds', { count: Math.max(1, seconds) });
}
