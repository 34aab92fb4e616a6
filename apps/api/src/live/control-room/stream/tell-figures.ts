// Tells the figures of this instance once a second, of those auctions whose control rooms somebody watches at any instance.
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import type { LotEngine } from '@haopai/engine';
import { LOT_ENGINE } from '../../engine';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { ControlChannel, type WatchedRoom } from './control-channel';
import { OwnFigures } from './own-figures';

export const FIGURES_EVERY_MS = 1_000;
/** Who watches says so once a second. */
const WATCHED_FOR_MS = 3_000;

interface Watched {
  readonly room: WatchedRoom;
  readonly untilMs: number;
}

@Injectable()
export class TellFigures implements OnModuleInit, OnModuleDestroy {
  private readonly watched = new Map<number, Watched>();
  private subscription: Subscription | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly channel: ControlChannel,
    private readonly own: OwnFigures,
    @Inject(LOT_ENGINE) private readonly engine: LotEngine,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  onModuleInit(): void {
    this.subscription = this.channel.heard.subscribe(({ saying }) => {
      if (saying.kind === 'watched') for (const room of saying.rooms) this.noteWatched(room);
    });
    this.timer = setInterval(() => this.tellAll(), FIGURES_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
    if (this.timer !== null) clearInterval(this.timer);
  }

  private noteWatched(room: WatchedRoom): void {
    const isNew = !this.watched.has(room.auctionId);
    this.watched.set(room.auctionId, { room, untilMs: performance.now() + WATCHED_FOR_MS });
    if (isNew) this.tell(room);
  }

  private tellAll(): void {
    for (const [auctionId, { room, untilMs }] of this.watched) {
      if (performance.now() < untilMs) this.tell(room);
      else {
        this.watched.delete(auctionId);
        this.own.forget(auctionId);
      }
    }
  }

  private tell(room: WatchedRoom): void {
    this.own.of(room).then(
      (figures) => {
        const isUnable = !this.engine.figures.isDatabaseThere;
        this.channel.say({ kind: 'figures', figures: { ...figures, isUnable } });
      },
      (error: unknown) => this.log.warn({ err: error }, 'figures of a control room could not be told'),
    );
  }
}
