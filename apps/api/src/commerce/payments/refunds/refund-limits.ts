// How money is paid back: every number of it by name.

export interface RefundLimits {
  /** Claimed at once. */
  readonly batchMax: number;
  /** Under way at once on one instance. */
  readonly atOnceMax: number;
  /** A claim that is not settled by then is anybody's again. */
  readonly leaseMs: number;
  /** One try, the question about a doubtful one included; with less left of the lease none is begun. */
  readonly tryMaxMs: number;
  /** After so many tries somebody has to look. */
  readonly triesMax: number;
  readonly retryFirstMs: number;
  readonly retryMaxMs: number;
  /** After a try of which nobody knows: time for the provider's books to show it. */
  readonly doubtWaitMs: number;
  /** Between two looks when there is nothing to do and nobody wakes it. */
  readonly lookEveryMs: number;
}

/** The last of the tries comes after about a day. */
export const REFUND_LIMITS: RefundLimits = {
  batchMax: 8,
  atOnceMax: 4,
  leaseMs: 60_000,
  tryMaxMs: 25_000,
  triesMax: 60,
  retryFirstMs: 5_000,
  retryMaxMs: 30 * 60_000,
  doubtWaitMs: 10_000,
  lookEveryMs: 2_000,
};

/** Doubles with every try and is blurred, so that what failed together does not come again together. */
export function refundRetryAfterMs(tries: number, limits: RefundLimits, random: () => number): number {
  const fullMs = Math.min(limits.retryFirstMs * 2 ** Math.min(tries - 1, 30), limits.retryMaxMs);
  return fullMs * (0.5 + random() / 2);
}
