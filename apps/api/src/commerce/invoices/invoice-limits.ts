// How invoices are asked of their issuer: every number of it by name.

/** Claimed at once, and asked one after another. */
export const BATCH_MAX = 10;
/** One that is not written down by then is anybody's again. */
export const LEASE_MS = 120_000;
/** One question. */
export const ANSWER_MAX_MS = 10_000;
/** The last of them comes after about a day; then somebody has to look. */
export const TRIES_MAX = 60;
/** Between two questions about one that is being made. */
export const WAIT_MS = 2_000;
export const LOOK_EVERY_MS = 2_000;
export const RED_LETTERS_EVERY_MS = 60_000;
/** In one look; the rest is left to the next. */
export const RED_LETTERS_MAX = 100;

const RETRY_FIRST_MS = 5_000;
const RETRY_MAX_MS = 30 * 60_000;

/** Doubles with every try and is blurred, so that what failed together does not come again together. */
export function retryAfterMs(tries: number, random: () => number): number {
  const fullMs = Math.min(RETRY_FIRST_MS * 2 ** Math.min(tries - 1, 30), RETRY_MAX_MS);
  return Math.round(fullMs * (0.5 + random() / 2));
}
