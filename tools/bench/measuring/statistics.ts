// The few figures that the bench needs: percentiles of latencies, the median of samples, ratios.
import type { Sample } from './row';

const FIRST_CAPACITY = 1 << 16;

/** The value below which `share` (0 to 1) of the ascending values lie, by the nearest rank; null when there are none. */
export function percentile(ascending: ArrayLike<number>, share: number): number | null {
  const rank = Math.min(Math.max(Math.ceil(share * ascending.length), 1), ascending.length);
  return ascending[rank - 1] ?? null;
}

/** Latencies of one measurement, kept exactly. */
export class LatencyLog {
  private values = new Float64Array(FIRST_CAPACITY);
  private size = 0;

  get count(): number {
    return this.size;
  }

  record(latencyMs: number): void {
    if (this.size === this.values.length) {
      const grown = new Float64Array(2 * this.size);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.size++] = latencyMs;
  }

  /** The median and the 99th percentile, null of nothing. */
  percentiles(): { readonly p50Ms: number | null; readonly p99Ms: number | null } {
    const ascending = this.values.slice(0, this.size).sort();
    return { p50Ms: percentile(ascending, 0.5), p99Ms: percentile(ascending, 0.99) };
  }
}

/** The sample in the middle by rate, or by median time where there is no rate; with an even number the lower of the two in the middle. */
export function medianSample(samples: readonly Sample[]): Sample {
  const speedOf = ({ perSecond, p50Ms }: Sample): number => perSecond ?? (p50Ms === null ? 0 : -p50Ms);
  const ascending = [...samples].sort((a, b) => speedOf(a) - speedOf(b));
  const median = ascending[Math.ceil(ascending.length / 2) - 1];
  if (median === undefined) throw new Error('the median of no samples');
  return median;
}

export function ratio(numerator: number | null, denominator: number | null): number | null {
  return numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
}
