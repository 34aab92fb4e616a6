// The figures of some latencies.
import { percentile } from '../bench/measuring/statistics';

export interface Figures {
  readonly count: number;
  readonly perSecond: number;
  /** Null of nothing. */
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number | null;
}

export function figuresOf(latenciesMs: readonly number[], seconds: number): Figures {
  const ascending = Float64Array.from(latenciesMs).sort();
  return {
    count: ascending.length,
    perSecond: ascending.length / seconds,
    p50Ms: percentile(ascending, 0.5),
    p99Ms: percentile(ascending, 0.99),
    maxMs: percentile(ascending, 1),
  };
}
