// Carries ticks to the watchers of other instances: all ticks of a moment in one Redis message, not one message each.
import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type LotTick, readLotTick } from '@haopai/contracts';
import { type Observable, Subject } from 'rxjs';
import { Channels } from '../../platform/redis';
import { NewestFigures } from '../figures';
import { BoardCaster } from './board-caster';
import { LiveNamespace } from './live-namespace';

export const RELAY_EVERY_MS = 10;
/** Ticks of one message; with more, the later ones wait for the next. */
const TICKS_MAX = 1_000;
const CHANNEL = 'ticks';

/** What watchers have just been told of a lot. */
export interface CastTick {
  readonly auctionId: number;
  readonly tick: LotTick;
}

interface Bundle {
  /** Who sent it, and has told its own watchers. */
  readonly from: string;
  /** Sent whole, for instances of a release that knows no compact form; read in either form. */
  readonly ticks: readonly (readonly [auctionId: number, tick: unknown])[];
}

@Injectable()
export class TickRelay implements OnApplicationBootstrap {
  private readonly self = randomUUID();
  private ticks: (readonly [number, LotTick])[] = [];
  private timer: NodeJS.Timeout | null = null;
  private readonly tells = new Subject<CastTick>();

  /** Of all lots, whichever instances hold them. Hot; whoever hears it is in the way of the next tick, and must return at once. */
  readonly told: Observable<CastTick> = this.tells.asObservable();

  constructor(
    private readonly live: LiveNamespace,
    private readonly boards: BoardCaster,
    private readonly figures: NewestFigures,
    private readonly channels: Channels,
  ) {}

  /** While Redis is away the watchers of this instance are told all the same. */
  onApplicationBootstrap(): void {
    this.channels.listen(CHANNEL, (message) => this.hear(message));
  }

  /** Tells the watchers here now and those elsewhere in a moment. */
  cast(auctionId: number, tick: LotTick): void {
    this.tellHere(auctionId, tick);
    this.ticks.push([auctionId, tick]);
    this.schedule();
  }

  private tellHere(auctionId: number, tick: LotTick): void {
    this.live.castLotTick(tick);
    this.boards.note(auctionId, tick);
    this.tells.next({ auctionId, tick });
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.send();
    }, RELAY_EVERY_MS).unref();
  }

  private send(): void {
    const bundle: Bundle = { from: this.self, ticks: this.ticks.splice(0, TICKS_MAX) };
    if (this.ticks.length > 0) this.schedule();
    // A tick that is lost while Redis is away leaves a gap, and whoever sees a gap asks for the snapshot.
    this.channels.say(CHANNEL, JSON.stringify(bundle)).catch(() => undefined);
  }

  private hear(message: string): void {
    const { from, ticks } = JSON.parse(message) as Bundle;
    if (from === this.self) return;
    for (const [auctionId, body] of ticks) {
      const tick = readLotTick(body);
      // As good as lost: it leaves a gap.
      if (tick === null) continue;
      this.figures.note(tick);
      this.tellHere(auctionId, tick);
    }
  }
}
