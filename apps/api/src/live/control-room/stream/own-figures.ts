// What this instance knows of an auction at this moment, and of its own clock and answers.
import { Injectable } from '@nestjs/common';
import { DurabilityWatch } from '../../../platform/durability';
import { Metrics } from '../../../platform/metrics';
import { AuctionTime } from '../../clock';
import { LiveNamespace, TickCaster } from '../../sockets';
import type { InstanceFigures, WatchedRoom } from './control-channel';
import { KnownPaddles } from './known-paddles';

@Injectable()
export class OwnFigures {
  constructor(
    private readonly live: LiveNamespace,
    private readonly ticks: TickCaster,
    private readonly metrics: Metrics,
    private readonly time: AuctionTime,
    private readonly paddles: KnownPaddles,
    private readonly durability: DurabilityWatch,
  ) {}

  async of({ auctionId, lotIds }: WatchedRoom): Promise<InstanceFigures> {
    const paddleOf = await this.paddles.of(auctionId, performance.now());
    const { sockets, citizenIds } = this.live.watchersOf(auctionId, lotIds);
    const nowMs = performance.now();
    const bids = this.ticks.recentBids.sums(nowMs);
    const { uncertaintyMs, offsetMs } = this.time;
    const { standing } = this.durability;
    return {
      auctionId,
      ...(standing === null ? {} : { durability: standing }),
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
    this.paddles.forget(auctionId);
  }
}
