// Tells /metrics for how long somebody has waited to hear whether they are who they say.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { PeriodicTask } from '../../platform/scheduling';
import { IdentityChecksStore } from './identity-checks.store';

const LOOK_EVERY_MS = 10_000;

@Injectable()
export class IdentityMetricsCollector extends PeriodicTask {
  private oldestSeconds = 0;

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) programLog: ProgramLog,
    private readonly store: IdentityChecksStore,
    metrics: Metrics,
  ) {
    super(config, programLog, {
      everyMs: LOOK_EVERY_MS,
      failure: 'it could not be seen who waits to hear who they are',
    });
    // Engines look after nothing and would tell nought.
    if (config.role !== 'engine') metrics.show('identityOldestSeconds', () => this.oldestSeconds);
  }

  protected async lookOnce(): Promise<void> {
    this.oldestSeconds = Math.round((await this.store.oldestWaitMs()) / 1_000);
  }
}
