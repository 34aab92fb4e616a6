// How long an order that is due waits for the word of a provider about a payment that was begun.

/** Longer only where a deposit is at stake: then somebody looks (`payments/payment-in-doubt.ts`). */
export const PAYMENT_AWAITED_MS = 15 * 60_000;
