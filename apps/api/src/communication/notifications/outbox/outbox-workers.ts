// Runs a worker a channel on every instance but pure engines, whose time belongs to the lots.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Metrics } from '../../../platform/metrics';
import { WORKER_LIMITS } from './worker-limits';
import type { Channel } from './message';
import { OutboxWakeUp } from './outbox-wake-up';
import { OutboxClaimsStore } from './outbox-claims.store';
import { type Delivery, ChannelWorker } from './channel-worker';

/** What is under way may finish for so long when the program stops. */
const FINISH_MAX_MS = 4_000;

/** Injection token of every Delivery. */
export const DELIVERIES = Symbol('DELIVERIES');

@Injectable()
export class OutboxWorkers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly workers: readonly ChannelWorker[];
  private readonly isAtWork: boolean;

  constructor(
    config: Config,
    store: OutboxClaimsStore,
    wakeUp: OutboxWakeUp,
    metrics: Metrics,
    @Inject(DELIVERIES) deliveries: readonly Delivery[],
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    this.isAtWork = config.role !== 'engine';
    const onOutcome = (channel: Channel, outcome: string): void =>
      metrics.noteMessage(`${channel}.${outcome}`);
    this.workers = deliveries.map((delivery) => {
      const worker = new ChannelWorker({ store, delivery, limits: WORKER_LIMITS, log, onOutcome });
      if (this.isAtWork) wakeUp.onWakeUp(delivery.channel, () => worker.wakeUp());
      return worker;
    });
  }

  onApplicationBootstrap(): void {
    if (this.isAtWork) for (const worker of this.workers) worker.start();
  }

  async onModuleDestroy(): Promise<void> {
    const finished = Promise.all(this.workers.map((worker) => worker.stop()));
    // What hangs is left to its lease: others take it up when that has run out.
    await Promise.race([finished, sleep(FINISH_MAX_MS, undefined, { ref: false })]);
  }
}
