// While Redis is away nobody hears what other instances tell of their lots: watchers here are told what those write down of them, twice a second.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AUCTION_LOTS_MAX } from '@haopai/contracts';
import { FindLots } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { FollowedAuctions } from '../figures';
import { TellNewer } from './tell-newer';

const LOOK_EVERY_MS = 500;
const CLOSED: ReadonlySet<string> = new Set(['sold', 'unsold', 'withdrawn']);

@Injectable()
export class LookWhileUnheard implements OnModuleDestroy {
  /** Of each auction that is followed, while nothing is heard, the lots that have not ended. */
  private readonly openLots = new Map<number, readonly number[]>();
  private readonly timer: NodeJS.Timeout;
  private isLooking = false;
  /** Told to the log once. */
  private isBlind = false;

  constructor(
    private readonly followed: FollowedAuctions,
    private readonly lots: FindLots,
    private readonly newer: TellNewer,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.followed.isHeard) return this.openLots.clear();
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      for (const auctionId of [...this.followed.auctionIds]) await this.lookAt(auctionId);
      this.isBlind = false;
    } catch (error) {
      if (!this.isBlind) this.log.warn({ err: error }, 'what other instances write down cannot be read');
      this.isBlind = true;
    } finally {
      this.isLooking = false;
    }
  }

  private async lookAt(auctionId: number): Promise<void> {
    const lotIds = this.openLots.get(auctionId) ?? (await this.lotsOf(auctionId));
    const figures = [...(await this.lots.figuresOf(lotIds)).values()];
    for (const lot of figures) this.newer.tell(auctionId, lot);
    const open = figures.filter(({ phase }) => !CLOSED.has(phase));
    this.openLots.set(
      auctionId,
      open.map(({ lotId }) => lotId),
    );
  }

  private async lotsOf(auctionId: number): Promise<readonly number[]> {
    const page = await this.lots.ofAuction(auctionId, 1, AUCTION_LOTS_MAX);
    return page instanceof RefusalError ? [] : page.items.map(({ lotId }) => lotId);
  }
}
