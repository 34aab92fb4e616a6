// What is measured on a lot: how long it took no bid.

/** A time without a decision on a lot. */
export interface Gap {
  readonly ms: number;
  readonly lotId: number;
  /** Epoch milliseconds. */
  readonly fromMs: number;
  /** What was going on, for example `drainInstance api-2`. */
  readonly why: string;
  /** It was longer: nobody saw the end of it. */
  readonly isAtLeast?: boolean;
}
