// Runs the refund worker on every instance but pure engines, whose time belongs to the lots.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { RefundBell } from './refund-bell';
import { RefundWorker } from './refund-worker';

@Injectable()
export class RefundWorkerRunner implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly config: Config,
    private readonly worker: RefundWorker,
    private readonly bell: RefundBell,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'engine') return;
    this.bell.onRing(() => this.worker.ring());
    this.worker.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.worker.stop();
  }
}
