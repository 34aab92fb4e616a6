// Gathers what a driver tells, whichever it is.
import type { BidTry } from '../../load-tests/bidding/history.ts';
import type { Buckets } from '../../load-tests/scenarios/latency-histogram.ts';
import type { RequestNote } from '../../load-tests/scenarios/notebook.ts';
import type { Telling } from '../../load-tests/scenarios/telling.ts';

export interface TickPart {
  readonly atMs: number;
  readonly maxMs: number;
  readonly buckets: Buckets;
}

export class Gatherer {
  readonly tries: BidTry[] = [];
  readonly ticks: TickPart[] = [];
  readonly requests: RequestNote[] = [];
  /** Bids that were answered otherwise when they were asked again. */
  readonly changedBidIds: string[] = [];
  /** Lost connections. */
  losses = 0;

  hear(telling: Telling): void {
    switch (telling.kind) {
      case 'try':
        this.tries.push(telling.bidTry);
        return;
      case 'ticks':
        this.ticks.push(telling);
        return;
      case 'request':
        this.requests.push(telling.request);
        return;
      case 'loss':
        this.losses++;
        return;
      case 'lost':
        this.changedBidIds.push(telling.bidId);
        return;
    }
  }
}
