// Tells /metrics how much of the fullest of today's budgets of codes is used.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Metrics } from '../../../platform/metrics';
import { PeriodicTask } from '../../../platform/scheduling';
import { CodeBudgets } from './code-budgets';

const LOOK_EVERY_MS = 10_000;

@Injectable()
export class CodeBudgetsMetricsCollector extends PeriodicTask {
  private used = 0;

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) programLog: ProgramLog,
    private readonly budgets: CodeBudgets,
    metrics: Metrics,
  ) {
    super(config, programLog, {
      everyMs: LOOK_EVERY_MS,
      failure: 'it could not be seen how many codes are sent today',
    });
    // Engines look after nothing and would tell nought.
    if (config.role !== 'engine') metrics.show('codeBudgetUsed', () => this.used);
  }

  protected async lookOnce(): Promise<void> {
    const budgets = await this.budgets.today();
    this.used = Math.max(...budgets.map(({ sent, perDay }) => sent / perDay));
  }
}
