// Runs the refund lane on every instance but pure engines, whose time belongs to the lots.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { RefundBell } from './refund-bell';
import { RefundLane } from './refund-lane';

@Injectable()
export class RefundWorker implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly config: Config,
    private readonly lane: RefundLane,
    private readonly bell: RefundBell,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'engine') return;
    this.bell.onRing(() => this.lane.ring());
    this.lane.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.lane.stop();
  }
}
