// Counts for /metrics what settlement has left undone, whoever should have done it and whatever kept it.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { PeriodicTask } from '../../platform/scheduling';
import { type SettlementFigures, SettlementFiguresStore } from './settlement-figures.store';

const LOOK_EVERY_MS = 30_000;

@Injectable()
export class SettlementMetricsCollector extends PeriodicTask {
  private figures: SettlementFigures = { oldestUnsettledMs: 0, depositsLeft: 0 };

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) programLog: ProgramLog,
    private readonly store: SettlementFiguresStore,
    metrics: Metrics,
  ) {
    const failure = 'what is not settled could not be counted';
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure });
    // Engines look after nothing and would tell nought.
    if (config.role === 'engine') return;
    metrics.show('auctionsUnsettledSeconds', () => this.figures.oldestUnsettledMs / 1_000);
    metrics.show('depositsLeft', () => this.figures.depositsLeft);
  }

  protected async lookOnce(): Promise<void> {
    this.figures = await this.store.read();
  }
}
