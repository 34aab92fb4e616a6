// Runs the reconciliation on every instance but pure engines; claims keep two from asking about the same.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Metrics } from '../../../platform/metrics';
import { Rounds } from '../../../platform/scheduling';
import { ROUND_EVERY_MS } from './ask-limits';
import { ReconcilePayments } from './reconcile-payments';
import { ReconcileRefunds } from './reconcile-refunds';

@Injectable()
export class Reconciliation implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds: Rounds;

  constructor(
    private readonly config: Config,
    private readonly payments: ReconcilePayments,
    private readonly refunds: ReconcileRefunds,
    private readonly metrics: Metrics,
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    const round = (): Promise<boolean> => this.round();
    this.rounds = new Rounds({ name: 'reconciliation', round, pauseMs: ROUND_EVERY_MS, log });
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'engine') this.rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds.stop();
  }

  /** Never at once again: what is left over is the next round's. */
  private async round(): Promise<boolean> {
    await this.payments.execute();
    this.metrics.noteRefund('asked.done', await this.refunds.execute());
    return false;
  }
}
