// Carries ticks to the watchers of other instances: all ticks of a moment in one Redis message, not one message each.
import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { BoardTick, LotTick } from '@haopai/contracts';
import { Channels } from '../redis';
import { HeardFigures } from './heard-figures';
import { LiveNamespace } from './live-namespace';

export const RELAY_EVERY_MS = 10;
/** Ticks of one message; with more, the later ones wait for the next. */
const TICKS_MAX = 1_000;
const CHANNEL = 'ticks';

interface Bundle {
  /** Who sent it, and has told its own watchers. */
  readonly from: string;
  readonly lots: readonly LotTick[];
  readonly boards: readonly BoardTick[];
}

@Injectable()
export class TickRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly self = randomUUID();
  private lots: LotTick[] = [];
  private boards: BoardTick[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly live: LiveNamespace,
    private readonly heard: HeardFigures,
    private readonly channels: Channels,
  ) {}

  /** While Redis is away the watchers of this instance are told all the same. */
  onApplicationBootstrap(): void {
    this.channels.listen(CHANNEL, (message) => this.hear(message));
  }

  onModuleDestroy(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  castLotTick(tick: LotTick): void {
    this.live.castLotTick(tick);
    this.lots.push(tick);
    this.schedule();
  }

  castBoardTick(tick: BoardTick): void {
    this.live.castBoardTick(tick);
    this.boards.push(tick);
    this.schedule();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.send();
    }, RELAY_EVERY_MS);
  }

  private send(): void {
    const bundle: Bundle = {
      from: this.self,
      lots: this.lots.splice(0, TICKS_MAX),
      boards: this.boards.splice(0, TICKS_MAX),
    };
    if (this.lots.length + this.boards.length > 0) this.schedule();
    // A tick that is lost while Redis is away leaves a gap, and whoever sees a gap asks for the snapshot.
    this.channels.say(CHANNEL, JSON.stringify(bundle)).catch(() => undefined);
  }

  private hear(message: string): void {
    const { from, lots, boards } = JSON.parse(message) as Bundle;
    if (from === this.self) return;
    for (const tick of lots) {
      this.heard.note(tick);
      this.live.castLotTick(tick);
    }
    for (const tick of boards) this.live.castBoardTick(tick);
  }
}
