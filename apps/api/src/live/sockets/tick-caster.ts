// News of lots held here to all watchers, conflated: at most one tick a lot every 50 ms, each with all since the one before.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { LotTick } from '@haopai/contracts';
import { type Observable, Subject } from 'rxjs';
import { RecentCounts } from '../../platform/metrics';
import { conflate } from './conflate-ticks';
import { Pace } from './pace';
import { LOT_TICK_EVERY_MS } from './tick-rates';
import { type CastTick, TickRelay } from './tick-relay';

const BIDS_WINDOW_S = 60;

@Injectable()
export class TickCaster implements OnModuleDestroy {
  private readonly pending = new Map<number, CastTick>();
  private readonly pace = new Pace(LOT_TICK_EVERY_MS, (lotId) => this.flush(lotId));
  private readonly casts = new Subject<CastTick>();

  /** Accepted by the lots held here in the last minute, also those for which a tick has no room. */
  readonly recentBids = new RecentCounts(BIDS_WINDOW_S);

  /** Of lots held here. Hot; whoever hears it is in the way of the next tick, and must return at once. */
  readonly told: Observable<CastTick> = this.casts.asObservable();

  constructor(private readonly relay: TickRelay) {}

  onModuleDestroy(): void {
    this.pace.stop();
  }

  /** News of a lot: goes out at once, or with the next tick if one has just gone out. */
  cast(auctionId: number, news: LotTick): void {
    if (news.bids.length > 0) this.recentBids.note(news.lotId, news.bids.length, performance.now());
    const earlier = this.pending.get(news.lotId)?.tick;
    const tick = conflate(earlier, news);
    this.pending.set(news.lotId, { auctionId, tick });
    this.pace.hurry(news.lotId);
  }

  private flush(lotId: number): boolean {
    const pending = this.pending.get(lotId);
    if (pending === undefined) return false;
    this.pending.delete(lotId);
    this.relay.cast(pending.auctionId, pending.tick);
    this.casts.next(pending);
    return true;
  }
}
