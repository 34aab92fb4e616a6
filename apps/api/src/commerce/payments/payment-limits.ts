// Every number of payments by name.

/** A payment can be made for so long, and no longer than its order allows. */
export const PAYMENT_VALID_MS = 30 * 60_000;
/** It ends so long before the order is due: time for the provider's notice, and to ask for the truth when none comes. */
export const ENDS_BEFORE_ORDER_MS = 30_000;
/** With less left nobody begins to pay. */
export const PAYING_TAKES_MS = 30_000;

/** Begun and not yet ended, over all orders. */
export const OPEN_PER_CITIZEN_MAX = 20;
/** Of one order, whatever became of them. */
export const TRIES_PER_ORDER_MAX = 20;

/** Of one payment whose payer looks at its order a provider is asked no sooner again; so many of them at once, on an instance. */
export const CHECKED_EVERY_MS = 2_000;
export const CHECKED_AT_ONCE_MAX = 200;
/** The payer is not kept waiting for a provider that is slow: its word counts all the same when it comes. */
export const CHECK_ANSWERS_WITHIN_MS = 2_500;

/** Providers repeat a notice for a day at most. */
export const NOTICE_AGE_MAX_MS = 48 * 60 * 60_000;
/** Notices that nobody signed: of one hour no more are written down, only counted. */
export const FORGED_KEPT_PER_HOUR = 200;
export const FORGED_KEPT_MS = 30 * 24 * 60 * 60_000;
/** Three years and a day: until what somebody owes is out of time. */
export const NOTICES_KEPT_MS = 1_097 * 24 * 60 * 60_000;
