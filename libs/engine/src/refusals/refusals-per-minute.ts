// How many refusals of one entry are told one by one in a minute; what comes beyond them is counted alone, so that nobody fills the log.
import type { LotRefusal } from './lot-refusal';

/** Of an entry. */
export const TOLD_PER_MINUTE_MAX = 10;
export const MINUTE_MS = 60_000;
/** Entries counted at a time; beyond them the one that was counted first begins anew. */
const COUNTED_MAX = 50_000;

interface Counted {
  readonly minute: number;
  told: number;
}

export class RefusalsPerMinute {
  private readonly counts = new Map<string, Counted>();

  /** Whether this one is told by itself. */
  mayTell({ orderedBy, receivedAtMs }: LotRefusal): boolean {
    const minute = minuteOf(receivedAtMs);
    const known = this.counts.get(orderedBy);
    if (known?.minute === minute) return ++known.told <= TOLD_PER_MINUTE_MAX;
    this.counts.delete(orderedBy);
    this.counts.set(orderedBy, { minute, told: 1 });
    if (this.counts.size > COUNTED_MAX) {
      const oldest = this.counts.keys().next();
      if (!oldest.done) this.counts.delete(oldest.value);
    }
    return true;
  }
}

export function minuteOf(atMs: number): number {
  return Math.floor(atMs / MINUTE_MS);
}
