// What this instance knows of an auction at this moment, and of its own clock and answers.
import { Injectable } from '@nestjs/common';
import { Metrics } from '../../metrics';
import { AuctionTime, LiveNamespace, TickCaster } from '../../realtime';
import type { InstanceFigures, WatchedRoom } from './control-channel';
import { PaddlesStore } from './paddles.store';

/** People pay until the auction starts. */
const PADDLES_FRESH_MS = 5_000;

interface Remembered {
  readonly paddles: Promise<ReadonlyMap<number, number>>;
  readonly untilMs: number;
}

@Injectable()
export class OwnFigures {
  private readonly remembered = new Map<number, Remembered>();

  constructor(
    private readonly live: LiveNamespace,
    private readonly ticks: TickCaster,
    private readonly metrics: Metrics,
    private readonly time: AuctionTime,
    private readonly paddles: PaddlesStore,
  ) {}

  async of({ auctionId, lotIds }: WatchedRoom): Promise<InstanceFigures> {
    const paddleOf = await this.paddlesOf(auctionId);
    const { sockets, citizenIds } = this.live.watchersOf(auctionId, lotIds);
    const nowMs = performance.now();
    const bids = this.ticks.recentBids.sums(nowMs);
    const { uncertaintyMs, offsetMs } = this.time;
    return {
      auctionId,
      watchers: sockets,
      paddles: [...citizenIds].flatMap((citizenId) => paddleOf.get(citizenId) ?? []),
      answers: this.metrics.recentAnswers.counts(nowMs),
      clockOffsetMs: offsetMs,
      clockUncertaintyMs: Number.isFinite(uncertaintyMs) ? uncertaintyMs : null,
      bidsLastMinute: lotIds.flatMap((lotId) => {
        const count = bids.get(lotId);
        return count === undefined ? [] : [[lotId, count] as const];
      }),
    };
  }

  /** Nobody looks at this auction any more. */
  forget(auctionId: number): void {
    this.remembered.delete(auctionId);
  }

  private paddlesOf(auctionId: number): Promise<ReadonlyMap<number, number>> {
    const known = this.remembered.get(auctionId);
    if (known !== undefined && performance.now() < known.untilMs) return known.paddles;
    // Figures without bidders are better than none.
    const paddles = this.paddles
      .ofAuction(auctionId)
      .catch(() => known?.paddles ?? new Map<number, number>());
    this.remembered.set(auctionId, { paddles, untilMs: performance.now() + PADDLES_FRESH_MS });
    return paddles;
  }
}
