// Work that is looked for again and again on every instance but pure engines, one look at a time; it must bear several instances at once.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../config';
import { onceItAnswers } from '../database';
import type { ProgramLog } from '../logging';

@Injectable()
export abstract class PeriodicTask implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private stopped = false;

  protected constructor(
    private readonly config: Config,
    private readonly log: ProgramLog,
    private readonly times: { readonly everyMs: number; readonly failure: string },
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'engine') return;
    this.timer = setInterval(() => void this.lookUnlessUnderWay(), this.times.everyMs);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
  }

  /** Resolves when a look is over that began after the call: one under way may have missed what has just happened. A failure is logged, and the next look tries again. */
  async look(): Promise<void> {
    await this.looking;
    if (!this.stopped) await this.lookUnlessUnderWay();
  }

  /** Of those who let nobody in before it: a database that is away at the start is waited for. */
  protected lookAtStart(): Promise<void> {
    return onceItAnswers(() => this.lookOnce(), this.log);
  }

  private lookUnlessUnderWay(): Promise<void> {
    this.looking ??= this.lookOnce()
      .catch((error: unknown) => this.log.warn({ err: error }, this.times.failure))
      .finally(() => (this.looking = null));
    return this.looking;
  }

  /** What is left to do can be left to others and to the next start. */
  protected get isStopped(): boolean {
    return this.stopped;
  }

  protected abstract lookOnce(): Promise<void>;
}
