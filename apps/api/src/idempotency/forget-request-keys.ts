// Forgets request keys that nobody sends again: a page that did not hear the answer asks within minutes.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../config';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { RequestKeysStore } from './request-keys.store';

const LOOK_EVERY_MS = 10 * 60_000;
const KEPT_MS = 7 * 24 * 60 * 60_000;
const ROWS_AT_ONCE = 1_000;

@Injectable()
export class ForgetRequestKeys implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly config: Config,
    private readonly keys: RequestKeysStore,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'engine') return;
    this.timer = setInterval(() => {
      this.forget().catch((error: unknown) => this.log.warn({ err: error }, 'old request keys stay'));
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  async forget(): Promise<void> {
    while ((await this.keys.forgetOlder(KEPT_MS, ROWS_AT_ONCE)) === ROWS_AT_ONCE);
  }
}
