// Which paddles an auction has, as far as this instance has heard: asked for again and again, and never waited for a second time.
import { Inject, Injectable } from '@nestjs/common';
import { PaddlesStore } from './paddles.store';

/** People pay until the auction starts. */
export const PADDLES_FRESH_MS = 5_000;

export type Paddles = ReadonlyMap<number, number>;

interface Known {
  readonly paddles: Promise<Paddles>;
  readonly untilMs: number;
}

@Injectable()
export class KnownPaddles {
  private readonly known = new Map<number, Known>();

  constructor(@Inject(PaddlesStore) private readonly store: Pick<PaddlesStore, 'ofAuction'>) {}

  /** By citizen. While they are asked for anew, and while a database says nothing, those of before. */
  of(auctionId: number, nowMs: number): Promise<Paddles> {
    const before = this.known.get(auctionId);
    if (before !== undefined && nowMs < before.untilMs) return before.paddles;
    // Figures without bidders are better than none.
    const asked = this.store.ofAuction(auctionId).catch(() => before?.paddles ?? new Map<number, number>());
    const untilMs = nowMs + PADDLES_FRESH_MS;
    const meanwhile = { paddles: before?.paddles ?? asked, untilMs };
    this.known.set(auctionId, meanwhile);
    void asked.then(() => {
      if (this.known.get(auctionId) === meanwhile) this.known.set(auctionId, { paddles: asked, untilMs });
    });
    return meanwhile.paddles;
  }

  /** Nobody looks at this auction any more. */
  forget(auctionId: number): void {
    this.known.delete(auctionId);
  }
}
