// Counts for /metrics the orders that should have ended and have not, whoever should have ended them and whatever kept it.
import { Inject, Injectable } from '@nestjs/common';
import { PeriodicTask } from '../../platform/scheduling';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { OrdersStore } from './orders.store';

const LOOK_EVERY_MS = 10_000;
/** It takes a second or two; a minute after a night without an instance, which finds many. */
const OVERDUE_MS = 60_000;

@Injectable()
export class OrdersMetricsCollector extends PeriodicTask {
  private stuck = 0;

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) programLog: ProgramLog,
    private readonly store: OrdersStore,
    metrics: Metrics,
  ) {
    super(config, programLog, {
      everyMs: LOOK_EVERY_MS,
      failure: 'orders that do not end could not be counted',
    });
    // Engines look after nothing and would tell nought.
    if (config.role !== 'engine') metrics.show('ordersStuck', () => this.stuck);
  }

  protected async lookOnce(): Promise<void> {
    this.stuck = await this.store.countOverdue(OVERDUE_MS);
  }
}
