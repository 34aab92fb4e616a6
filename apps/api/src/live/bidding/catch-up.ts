// Tells watchers here what was said elsewhere before this instance heard: an auction that it has just begun to follow, or all of them when Redis is back.
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AUCTION_LOTS_MAX } from '@haopai/contracts';
import type { Subscription } from 'rxjs';
import { FindLots } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { FollowedAuctions } from '../figures';
import { TellNewer } from './tell-newer';

/** What was said before a gap is written down within the first (lot_heads, a tenth of a second behind), or, where the machine is busy, a little later. */
const WAITS_MS: readonly number[] = [1_000, 4_000, 15_000];
/** Instances that lost Redis together do not come back in one moment. */
const LOOK_SPREAD_MS = 1_000;

@Injectable()
export class CatchUp implements OnModuleDestroy {
  private readonly subscription: Subscription;
  /** Of each auction that is looked at, its newest gap: the looks for an older one end. */
  private readonly gaps = new Map<number, symbol>();

  constructor(
    private readonly followed: FollowedAuctions,
    private readonly lots: FindLots,
    private readonly newer: TellNewer,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    this.subscription = followed.missed.subscribe((auctionId) => void this.look(auctionId));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  private async look(auctionId: number): Promise<void> {
    const gap = Symbol('gap');
    this.gaps.set(auctionId, gap);
    for (const waitMs of WAITS_MS) {
      await delay(waitMs + Math.random() * LOOK_SPREAD_MS, undefined, { ref: false });
      if (this.gaps.get(auctionId) !== gap) return;
      if (this.subscription.closed || !this.followed.isFollowed(auctionId)) break;
      await this.tellNewer(auctionId);
    }
    if (this.gaps.get(auctionId) === gap) this.gaps.delete(auctionId);
  }

  private async tellNewer(auctionId: number): Promise<void> {
    try {
      const page = await this.lots.ofAuction(auctionId, 1, AUCTION_LOTS_MAX);
      if (page instanceof RefusalError) return;
      for (const lot of page.items) this.newer.tell(auctionId, lot);
    } catch (error) {
      this.log.warn({ err: error, auctionId }, 'what was missed of an auction could not be read');
    }
  }
}
