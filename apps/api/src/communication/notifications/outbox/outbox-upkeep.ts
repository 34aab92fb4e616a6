// Looks after the outbox beside its workers: reads its figures for /metrics, and erases what is old.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Metrics } from '../../../platform/metrics';
import { type OutboxFigures, OutboxFiguresStore } from './outbox-figures.store';
import { RetentionStore } from './retention.store';

const LOOK_EVERY_MS = 10_000;
const ERASE_EVERY_LOOKS = 6;

@Injectable()
export class OutboxUpkeep implements OnApplicationBootstrap, OnModuleDestroy {
  private figures: OutboxFigures = { waiting: 0, dead: 0, oldestMs: 0 };
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private looks = 0;

  constructor(
    private readonly config: Config,
    private readonly counts: OutboxFiguresStore,
    private readonly retention: RetentionStore,
    metrics: Metrics,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    // Engines look after nothing and would tell nought.
    if (config.role === 'engine') return;
    metrics.show('outboxWaiting', () => this.figures.waiting);
    metrics.show('outboxDead', () => this.figures.dead);
    metrics.show('outboxOldestSeconds', () => this.figures.oldestMs / 1_000);
  }

  onApplicationBootstrap(): void {
    if (this.config.role === 'engine') return;
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.timer.unref();
    void this.look();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
  }

  /** One look at a time. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce()
      .catch((error: unknown) => this.log.warn({ err: error }, 'the outbox could not be looked after'))
      .finally(() => (this.looking = null));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    this.figures = await this.counts.read();
    if (this.looks % ERASE_EVERY_LOOKS === 0) await this.retention.eraseOld();
    this.looks += 1;
  }
}
