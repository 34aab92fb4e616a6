// Percentiles of durations in milliseconds.

export interface Figures {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest rank; all zero when there is nothing. */
export function figuresOf(durationsMs: readonly number[]): Figures {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const rank = (share: number): number =>
    Math.round(sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? 0);
  return { count: sorted.length, p50: rank(0.5), p99: rank(0.99), max: rank(1) };
}
