// Runs a lane a channel on every instance but pure engines, whose time belongs to the lots.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Metrics } from '../../../platform/metrics';
import { LANE_LIMITS } from './lane-limits';
import type { Channel } from './message';
import { OutboxBell } from './outbox-bell';
import { OutboxClaimsStore } from './outbox-claims.store';
import { type Delivery, OutboxLane } from './outbox-lane';

/** What is under way may finish for so long when the program stops. */
const FINISH_MAX_MS = 4_000;

/** Injection token of every Delivery. */
export const DELIVERIES = Symbol('DELIVERIES');

@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly lanes: readonly OutboxLane[];
  private readonly isAtWork: boolean;

  constructor(
    config: Config,
    store: OutboxClaimsStore,
    bell: OutboxBell,
    metrics: Metrics,
    @Inject(DELIVERIES) deliveries: readonly Delivery[],
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    this.isAtWork = config.role !== 'engine';
    const onOutcome = (channel: Channel, outcome: string): void =>
      metrics.noteMessage(`${channel}.${outcome}`);
    this.lanes = deliveries.map((delivery) => {
      const lane = new OutboxLane({ store, delivery, limits: LANE_LIMITS, log, onOutcome });
      if (this.isAtWork) bell.onRing(delivery.channel, () => lane.ring());
      return lane;
    });
  }

  onApplicationBootstrap(): void {
    if (this.isAtWork) for (const lane of this.lanes) lane.start();
  }

  async onModuleDestroy(): Promise<void> {
    const finished = Promise.all(this.lanes.map((lane) => lane.stop()));
    // What hangs is left to its lease: others take it up when that has run out.
    await Promise.race([finished, sleep(FINISH_MAX_MS, undefined, { ref: false })]);
  }
}
