// When a plate can be fetched: the morning after it was paid in full, in Shanghai.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Shanghai keeps no summer time. */
const SHANGHAI_AHEAD_MS = 8 * HOUR_MS;
/** The office opens then; on which days stands in its hours. */
const OPENS_AT_MS = 9 * HOUR_MS;

export function readyToFetchAtMs(paidAtMs: number): number {
  const day = Math.floor((paidAtMs + SHANGHAI_AHEAD_MS) / DAY_MS);
  return (day + 1) * DAY_MS + OPENS_AT_MS - SHANGHAI_AHEAD_MS;
}
