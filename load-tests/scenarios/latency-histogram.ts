// Latencies counted in steps of two per cent: small to send, and added up without a loss.

const STEP = 1.02;

/** Pairs of step and count. */
export type Buckets = readonly (readonly [step: number, count: number])[];

export class LatencyHistogram {
  count = 0;
  maxMs = 0;
  private readonly counts = new Map<number, number>();

  record(latencyMs: number): void {
    this.add(stepOf(latencyMs), 1, latencyMs);
  }

  merge(buckets: Buckets, maxMs: number): void {
    for (const [step, count] of buckets) this.add(step, count, 0);
    this.maxMs = Math.max(this.maxMs, maxMs);
  }

  /** Within two per cent; null of nothing. `share` from 0 to 1. */
  percentileMs(share: number): number | null {
    let left = Math.max(1, Math.ceil(share * this.count));
    for (const [step, count] of [...this.counts].sort(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return Math.min(STEP ** step, this.maxMs);
    }
    return null;
  }

  buckets(): Buckets {
    return [...this.counts];
  }

  private add(step: number, count: number, maxMs: number): void {
    this.count += count;
    this.counts.set(step, (this.counts.get(step) ?? 0) + count);
    this.maxMs = Math.max(this.maxMs, maxMs);
  }
}

/** All below one millisecond is one step. */
function stepOf(latencyMs: number): number {
  return latencyMs <= 1 ? 0 : Math.round(Math.log(latencyMs) / Math.log(STEP));
}
