// Tells watchers here what was said elsewhere before this instance heard: an auction that it has just begun to follow, or all of them when Redis is back.
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AUCTION_LOTS_MAX, type LotView } from '@haopai/contracts';
import type { Subscription } from 'rxjs';
import { FindLots } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { FollowedAuctions, NewestFigures } from '../figures';
import { TickRelay } from '../sockets';

/** By then what was said before is written down (lot_heads, a tenth of a second behind). */
const LOOK_AFTER_MS = 1_000;
/** Instances that lost Redis together do not come back in one moment. */
const LOOK_SPREAD_MS = 1_000;

@Injectable()
export class CatchUp implements OnModuleDestroy {
  private readonly subscription: Subscription;
  private readonly due = new Set<number>();

  constructor(
    private readonly followed: FollowedAuctions,
    private readonly lots: FindLots,
    private readonly newest: NewestFigures,
    private readonly relay: TickRelay,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    this.subscription = followed.missed.subscribe((auctionId) => void this.look(auctionId));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  private async look(auctionId: number): Promise<void> {
    if (this.due.has(auctionId)) return;
    this.due.add(auctionId);
    await delay(LOOK_AFTER_MS + Math.random() * LOOK_SPREAD_MS, undefined, { ref: false });
    this.due.delete(auctionId);
    if (this.subscription.closed || !this.followed.isFollowed(auctionId)) return;
    try {
      const page = await this.lots.ofAuction(auctionId, 1, AUCTION_LOTS_MAX);
      if (page instanceof RefusalError) return;
      for (const lot of page.items) this.tellIfNewer(lot);
    } catch (error) {
      this.log.warn({ err: error, auctionId }, 'what was missed of an auction could not be read');
    }
  }

  /** Its lines are missing, and whoever watches the lot asks for them. */
  private tellIfNewer(lot: LotView): void {
    if (lot.version <= (this.newest.of(lot.lotId)?.version ?? 0)) return;
    const { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason } = lot;
    const figures = { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason };
    this.newest.note(figures);
    this.relay.tellHere(lot.auctionId, { ...figures, bids: [], notes: [], moreBids: true });
  }
}
