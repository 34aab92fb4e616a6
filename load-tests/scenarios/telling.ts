// What a driver hands to the report, piece by piece: each try, and ticks added up over a while. The same from k6 and from Node.
import type { BidTry } from '../bidding/history.ts';
import { type Buckets, LatencyHistogram } from './latency-histogram.ts';
import type { Notebook, RequestNote } from './notebook.ts';

export type Telling =
  | { readonly kind: 'try'; readonly bidTry: BidTry }
  | { readonly kind: 'ticks'; readonly atMs: number; readonly maxMs: number; readonly buckets: Buckets }
  | { readonly kind: 'request'; readonly request: RequestNote }
  | { readonly kind: 'loss' }
  | { readonly kind: 'lost'; readonly bidId: string };

/** Turns notes into tellings. */
export class TellingNotebook implements Notebook {
  private ticks = new LatencyHistogram();
  private ticksSinceMs = 0;

  constructor(
    private readonly tell: (telling: Telling) => void,
    /** Ticks are told in parts of so long. */
    private readonly ticksEveryMs: number,
  ) {}

  noteTry(bidTry: BidTry): void {
    this.tell({ kind: 'try', bidTry });
  }

  noteTick(atMs: number, latencyMs: number): void {
    if (this.ticks.count === 0) this.ticksSinceMs = atMs;
    else if (atMs - this.ticksSinceMs >= this.ticksEveryMs) {
      this.tellTicks();
      this.ticksSinceMs = atMs;
    }
    this.ticks.record(latencyMs);
  }

  noteRequest(request: RequestNote): void {
    this.tell({ kind: 'request', request });
  }

  noteLoss(): void {
    this.tell({ kind: 'loss' });
  }

  noteLost(bidId: string): void {
    this.tell({ kind: 'lost', bidId });
  }

  /** Tells the ticks that were not told yet; to be called at the end. */
  tellTicks(): void {
    const { count, maxMs } = this.ticks;
    if (count === 0) return;
    this.tell({ kind: 'ticks', atMs: this.ticksSinceMs, maxMs, buckets: this.ticks.buckets() });
    this.ticks = new LatencyHistogram();
  }
}
