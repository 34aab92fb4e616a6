// How often a provider is asked about what it has not told.

/** Payments of one round, and refunds that were given up. */
export const ASKED_AT_ONCE_MAX = 20;
/** Between two rounds at least; so no instance asks more than 240 times a minute. */
export const ROUND_EVERY_MS = 5_000;
export const ASK_LEASE_MS = 60_000;
/** A refund that was given up is asked about so often, in case somebody has paid it back by hand. */
export const FAILED_EVERY_MS = 60 * 60_000;

const FIRST_MS = 30_000;
const MAX_MS = 10 * 60_000;
/** Just after the end of its validity a payment is asked about, so that its order is not given up while the money is there. */
const AFTER_END_MS = 2_000;
/** What is said to wait for its payer so long after its end never will be paid. */
export const CLOSED_AFTER_END_MS = 10 * 60_000;

/** Doubles with every question and is blurred, so that what began together is not asked about together. */
export function askAfterMs(asks: number, random: () => number): number {
  const fullMs = Math.min(FIRST_MS * 2 ** Math.min(asks, 30), MAX_MS);
  return Math.round(fullMs * (0.75 + random() / 2));
}

/** As `askAfterMs`, but the end of the validity is not missed. */
export function nextAskAfterMs(
  { asks, validUntilMs, nowMs }: { asks: number; validUntilMs: number; nowMs: number },
  random: () => number,
): number {
  const untilEndMs = validUntilMs + AFTER_END_MS - nowMs;
  const usualMs = askAfterMs(asks, random);
  return untilEndMs > 0 ? Math.min(usualMs, untilEndMs) : usualMs;
}
