// Runs the refund worker on every instance but pure engines, whose time belongs to the lots, and those that hold refunds back.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { RefundWakeUp } from './refund-wake-up';
import { RefundWorker } from './refund-worker';

@Injectable()
export class RefundWorkerRunner implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly config: Config,
    private readonly worker: RefundWorker,
    private readonly wakeUp: RefundWakeUp,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'engine' || this.config.refunds === 'held') return;
    this.wakeUp.onWakeUp(() => this.worker.wakeUp());
    this.worker.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.worker.stop();
  }
}
