// Carries ticks to the watchers of other instances: all ticks of a moment in one Redis message, not one message each.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { BoardTick, LotTick } from '@haopai/contracts';
import { Config } from '../config';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { REDIS, type Redis } from '../redis';
import { HeardFigures } from './heard-figures';
import { LiveNamespace } from './live-namespace';

export const RELAY_EVERY_MS = 10;
/** Ticks of one message; with more, the later ones wait for the next. */
const TICKS_MAX = 1_000;

interface Bundle {
  /** Who sent it, and has told its own watchers. */
  readonly from: string;
  readonly lots: readonly LotTick[];
  readonly boards: readonly BoardTick[];
}

@Injectable()
export class TickRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly channel: string;
  private readonly self = randomUUID();
  private readonly subscriber: Redis;
  private lots: LotTick[] = [];
  private boards: BoardTick[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    config: Config,
    private readonly live: LiveNamespace,
    private readonly heard: HeardFigures,
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    this.channel = `${config.redis.prefix}ticks`;
    this.subscriber = redis.duplicate({ disableOfflineQueue: false });
    this.subscriber.on('error', () => undefined);
  }

  /** Waits for nothing: while Redis is away the watchers of this instance are told all the same. */
  onApplicationBootstrap(): void {
    const listen = async (): Promise<void> => {
      await this.subscriber.connect();
      await this.subscriber.subscribe(this.channel, (message) => this.hear(message));
    };
    listen().catch((error: unknown) => this.log.error({ err: error }, 'no ticks from other instances'));
  }

  onModuleDestroy(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.subscriber.isOpen) this.subscriber.destroy();
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
    this.redis.publish(this.channel, JSON.stringify(bundle)).catch(() => undefined);
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
