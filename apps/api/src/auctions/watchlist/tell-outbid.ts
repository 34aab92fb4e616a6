// Tells watchers that they were outbid, after the fact and beside the bids: at most once a lot and minute, and nobody whose page shows it.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { LiveNamespace, TickCaster } from '../../live/sockets';
import { OutbidGatherer, type OutbidOnLot } from './outbid-gatherer';
import { type OutbidWatcher, OutbidWatchersStore } from './outbid-watchers.store';
import { TellWatchers } from './tell-watchers';

const TELL_EVERY_MS = 2_000;
const QUIET_MS = 60_000;
/** Citizens and lots remembered as told; beyond, all are forgotten, and somebody may hear twice within the minute. */
const TOLD_MAX = 20_000;
/** Told about one lot in one round. */
const WATCHERS_MAX = 50;

@Injectable()
export class TellOutbid implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly gatherer = new OutbidGatherer();
  private readonly toldAtMs = new Map<string, number>();
  private subscription: Subscription | null = null;
  private timer: NodeJS.Timeout | null = null;
  private telling: Promise<void> | null = null;

  constructor(
    private readonly ticks: TickCaster,
    private readonly live: LiveNamespace,
    private readonly watchers: OutbidWatchersStore,
    private readonly tell: TellWatchers,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  onApplicationBootstrap(): void {
    this.subscription = this.ticks.told.subscribe(({ auctionId, tick }) =>
      this.gatherer.note(auctionId, tick),
    );
    this.timer = setInterval(() => void this.tellGathered(), TELL_EVERY_MS);
    this.timer.unref();
  }

  /** What is gathered and not told by then is lost: whoever looks at the lot sees it. */
  async onModuleDestroy(): Promise<void> {
    this.subscription?.unsubscribe();
    if (this.timer !== null) clearInterval(this.timer);
    await this.telling;
  }

  /** One round at a time; what fails is not tried again, for by then the price has moved on. */
  tellGathered(): Promise<void> {
    this.telling ??= this.tellAll(this.gatherer.take())
      .catch((error: unknown) => this.log.warn({ err: error }, 'outbid watchers were not told'))
      .finally(() => (this.telling = null));
    return this.telling;
  }

  private async tellAll(news: readonly OutbidOnLot[]): Promise<void> {
    const watched = await this.watchers.watched(news.map(({ lotId }) => lotId));
    for (const { auctionId, lotId, priceFen, paddles } of news) {
      if (!watched.has(lotId)) continue;
      const outbid = await this.watchers.among(auctionId, lotId, paddles, WATCHERS_MAX);
      for (const watcher of outbid) await this.tellOne(watcher, priceFen);
    }
  }

  private async tellOne(watcher: OutbidWatcher, priceFen: number): Promise<void> {
    const { citizenId, lotId } = watcher;
    const key = `${citizenId}:${lotId}`;
    const nowMs = performance.now();
    if (nowMs - (this.toldAtMs.get(key) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
    if (await this.live.isWatching(citizenId, lotId)) return;
    if (this.toldAtMs.size >= TOLD_MAX) this.toldAtMs.clear();
    this.toldAtMs.set(key, nowMs);
    await this.tell.outbid({ ...watcher, priceFen });
  }
}
