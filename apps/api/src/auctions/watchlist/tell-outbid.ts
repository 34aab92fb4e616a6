// Tells bidders that they were outbid, after the fact and beside the bids: at most once a lot and minute, and nobody whose page shows it.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { LiveNamespace, TickCaster } from '../../live/sockets';
import { OutbidBiddersStore } from './outbid-bidders.store';
import { OutbidGatherer, type OutbidOnLot } from './outbid-gatherer';
import { TellWatchers } from './tell-watchers';

const TELL_EVERY_MS = 2_000;
const QUIET_MS = 60_000;
/** Paddles and lots remembered as told; beyond, all are forgotten, and somebody may hear twice within the minute. */
const TOLD_MAX = 20_000;
/** Told in one round; the others see it on the page. */
const BIDDERS_MAX = 500;

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
    private readonly bidders: OutbidBiddersStore,
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
    this.telling ??= this.tellAll(this.notToldLately(this.gatherer.take()))
      .catch((error: unknown) => this.log.warn({ err: error }, 'outbid bidders were not told'))
      .finally(() => (this.telling = null));
    return this.telling;
  }

  /** Of hot lots most paddles were told a moment ago: they cost no question. */
  private notToldLately(news: readonly OutbidOnLot[]): readonly OutbidOnLot[] {
    const nowMs = performance.now();
    const isDue = (lotId: number) => (paddleNo: number) =>
      nowMs - (this.toldAtMs.get(keyOf(lotId, paddleNo)) ?? Number.NEGATIVE_INFINITY) >= QUIET_MS;
    let room = BIDDERS_MAX;
    return news.flatMap((lot) => {
      const paddles = lot.paddles.filter(isDue(lot.lotId)).slice(0, room);
      room -= paddles.length;
      return paddles.length === 0 ? [] : [{ ...lot, paddles }];
    });
  }

  private async tellAll(news: readonly OutbidOnLot[]): Promise<void> {
    const paddles = news.flatMap(({ auctionId, paddles }) =>
      paddles.map((paddleNo) => ({ auctionId, paddleNo })),
    );
    const bidders = await this.bidders.behind(paddles);
    const plates = await this.bidders.plates(news.map(({ lotId }) => lotId));
    for (const { auctionId, lotId, priceFen, paddles } of news) {
      const plateNumber = plates.get(lotId);
      if (plateNumber === undefined) continue;
      const outbid = bidders.filter((one) => one.auctionId === auctionId && paddles.includes(one.paddleNo));
      const watching = await this.live.watching(
        outbid.map(({ citizenId }) => citizenId),
        lotId,
      );
      for (const { citizenId, paddleNo, language } of outbid) {
        if (watching.has(citizenId)) continue;
        this.noteTold(lotId, paddleNo);
        await this.tell.outbid({ citizenId, language, auctionId, lotId, plateNumber, priceFen });
      }
    }
  }

  private noteTold(lotId: number, paddleNo: number): void {
    if (this.toldAtMs.size >= TOLD_MAX) this.toldAtMs.clear();
    this.toldAtMs.set(keyOf(lotId, paddleNo), performance.now());
  }
}

function keyOf(lotId: number, paddleNo: number): string {
  return `${lotId}:${paddleNo}`;
}
