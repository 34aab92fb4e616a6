// How old a citizen's session grows: two hours without use, and never past the night, since pages that are left open ask by themselves.

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Four in the morning in Beijing, in UTC: no lot is bid on then, so nobody is logged out with seconds left. */
const NIGHT_MS = 20 * HOUR_MS;
/** Who logs in late in the evening is not logged out that night. */
const LEAST_MS = 6 * HOUR_MS;

/** At the latest: the first four in the morning that is at least six hours after the log-in. */
export function endOfSessionMs(openedAtMs: number): number {
  return Math.ceil((openedAtMs + LEAST_MS - NIGHT_MS) / DAY_MS) * DAY_MS + NIGHT_MS;
}

/** In whole seconds, 0 when it is over. */
export function livesForS(openedAtMs: number, idleMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil(Math.min(idleMs, endOfSessionMs(openedAtMs) - nowMs) / 1_000));
}
