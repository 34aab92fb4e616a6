// How failures lock: so many are free, then each one locks for twice as long as the one before, up to a longest time.

export interface LockSchedule {
  /** The failure of this number is the first that locks. */
  readonly locksAt: number;
  readonly firstMs: number;
  readonly longestMs: number;
  /** All is forgotten when nothing failed for so long after the last lock. */
  readonly memoryMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Of one user name: 1, 2, 4 … minutes from the fifth failure on, up to a day. */
export const ACCOUNT_LOCK: LockSchedule = {
  locksAt: 5,
  firstMs: MINUTE_MS,
  longestMs: DAY_MS,
  memoryMs: DAY_MS,
};

/** Of one address, behind which a whole office may sit: later, and for an hour at most. */
export const ADDRESS_LOCK: LockSchedule = {
  locksAt: 50,
  firstMs: MINUTE_MS,
  longestMs: HOUR_MS,
  memoryMs: HOUR_MS,
};
