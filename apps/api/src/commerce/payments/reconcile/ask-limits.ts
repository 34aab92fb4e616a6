// How often a provider is asked about what it has not told.
import { PAYMENT_AWAITED_MS } from '../../orders';

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

/** A provider's books can be slower than its page: what it says is not paid so long after its order was due is not. */
export const NOT_PAID_AFTER_DUE_MS = 60_000;
/** An order that is due waits for the answer; later only a deposit does, or the money that has to go back. */
const WAITED_FOR_EVERY_MS = 10_000;
const DOUBTED_EVERY_MS = 60_000;

/** Doubles with every question and is blurred, so that what began together is not asked about together. */
export function askAfterMs(asks: number, random: () => number): number {
  const fullMs = Math.min(FIRST_MS * 2 ** Math.min(asks, 30), MAX_MS);
  return Math.round(fullMs * (0.75 + random() / 2));
}

export interface AskedAbout {
  readonly asks: number;
  readonly validUntilMs: number;
  /** Of its order; null when that waits for no money any more. */
  readonly dueAtMs: number | null;
  /** By the database's clock. */
  readonly nowMs: number;
}

/** As `askAfterMs`, but neither the end of the validity nor the due time is missed, and an order that is due waits for short times. */
export function nextAskAfterMs(
  { asks, validUntilMs, dueAtMs, nowMs }: AskedAbout,
  random: () => number,
): number {
  const moments = [validUntilMs + AFTER_END_MS, ...(dueAtMs === null ? [] : [dueAtMs])];
  const untilMs = moments.map((atMs) => atMs - nowMs).filter((ms) => ms > 0);
  const dueForMs = dueAtMs === null ? -1 : nowMs - dueAtMs;
  const usualMs = dueForMs < 0 ? askAfterMs(asks, random) : waitedForAgainMs(dueForMs, random);
  return Math.min(usualMs, ...untilMs);
}

function waitedForAgainMs(dueForMs: number, random: () => number): number {
  const fullMs = dueForMs < PAYMENT_AWAITED_MS ? WAITED_FOR_EVERY_MS : DOUBTED_EVERY_MS;
  return Math.round(fullMs * (0.75 + random() / 2));
}
