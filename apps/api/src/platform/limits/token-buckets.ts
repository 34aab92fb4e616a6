// What each of many may still do, filled up again as time passes. Asked at every message, so nothing is awaited and nobody else is asked.
import { LRUCache } from 'lru-cache';

/** More than an instance has sockets; whoever has done nothing for longest begins anew, with a full bucket as they would have by then. */
const KEYS_MAX = 50_000;

export interface Budget {
  readonly perSecond: number;
  /** What has been saved up at most: a burst. */
  readonly most: number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

export class TokenBuckets {
  private readonly buckets = new LRUCache<string, Bucket>({ max: KEYS_MAX });

  constructor(
    private readonly budget: Budget,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  has(key: string): boolean {
    return this.fill(key).tokens >= 1;
  }

  /** May go below nothing: whoever took much at once waits for longer. */
  take(key: string, tokens: number): void {
    this.fill(key).tokens -= tokens;
  }

  private fill(key: string): Bucket {
    const { perSecond, most } = this.budget;
    const now = this.nowMs();
    const known = this.buckets.get(key);
    if (known === undefined) {
      const full = { tokens: most, filledAtMs: now };
      this.buckets.set(key, full);
      return full;
    }
    known.tokens = Math.min(most, known.tokens + ((now - known.filledAtMs) / 1_000) * perSecond);
    known.filledAtMs = now;
    return known;
  }
}
