// How long an auction's lots count down unless staff settle something else (docs/domain.md, "The clock"): the one place that says so.

const MINUTE_MS = 60_000;

/** A lot that is opened waits so long for a first bid. */
export const DEFAULT_FIRST_BID_MS = 5 * MINUTE_MS;

/** Every accepted bid starts it anew. */
export const DEFAULT_COUNTDOWN_MS = MINUTE_MS;
