// How one channel is worked off: every number of it by name.

export interface WorkerLimits {
  /** Claimed at once. */
  readonly batchMax: number;
  /** Under way at once on one instance. */
  readonly atOnceMax: number;
  /** A claim that is not settled by then is anybody's again; longer than `attemptMaxMs` and a pause of the program. */
  readonly leaseMs: number;
  /** One attempt, the question about a doubtful one included. */
  readonly attemptMaxMs: number;
  readonly attemptsMax: number;
  readonly retryFirstMs: number;
  readonly retryMaxMs: number;
  /** After an attempt of which nobody knows: time for the provider's records to show it. */
  readonly doubtWaitMs: number;
  /** Between two looks when there is nothing to do and nobody wakes it. */
  readonly lookEveryMs: number;
}

/** The last of the tries comes after about a day: a provider that is away for hours, or an account that is filled in the morning, still gets what is of use. */
export const WORKER_LIMITS: WorkerLimits = {
  batchMax: 16,
  atOnceMax: 8,
  leaseMs: 60_000,
  attemptMaxMs: 20_000,
  attemptsMax: 200,
  retryFirstMs: 2_000,
  retryMaxMs: 10 * 60_000,
  doubtWaitMs: 20_000,
  lookEveryMs: 1_000,
};

/** Doubles with every attempt and is blurred, so that what failed together does not come again together. */
export function retryAfterMs(attempts: number, limits: WorkerLimits, random: () => number): number {
  const fullMs = Math.min(limits.retryFirstMs * 2 ** Math.min(attempts - 1, 30), limits.retryMaxMs);
  return fullMs * (0.5 + random() / 2);
}
