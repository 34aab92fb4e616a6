// Looks after payments beside their workers: reads their figures for /metrics, and erases old forgeries.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { type PaymentFigures, PaymentFiguresStore } from './payment-figures.store';
import { ProviderNoticesStore } from './provider-notices.store';
import { Rounds } from '../../platform/scheduling';

const LOOK_EVERY_MS = 10_000;

@Injectable()
export class PaymentsUpkeep implements OnApplicationBootstrap, OnModuleDestroy {
  private figures: PaymentFigures = {
    open: 0,
    odd: 0,
    refundsWaiting: 0,
    refundsFailed: 0,
    oldestRefundMs: 0,
    differencesOpen: 0,
    differencesOverdue: 0,
    reconciledUntilAgoMs: 0,
  };
  private readonly rounds: Rounds;

  constructor(
    private readonly config: Config,
    private readonly counts: PaymentFiguresStore,
    private readonly notices: ProviderNoticesStore,
    metrics: Metrics,
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    const round = (): Promise<boolean> => this.look();
    this.rounds = new Rounds({ name: 'upkeep of payments', round, pauseMs: LOOK_EVERY_MS, log });
    // Engines look after nothing and would tell nought.
    if (config.role === 'engine') return;
    metrics.show('paymentsOpen', () => this.figures.open);
    metrics.show('paymentsOdd', () => this.figures.odd);
    metrics.show('refundsWaiting', () => this.figures.refundsWaiting);
    metrics.show('refundsFailed', () => this.figures.refundsFailed);
    metrics.show('refundsOldestSeconds', () => this.figures.oldestRefundMs / 1_000);
    metrics.show('differencesOpen', () => this.figures.differencesOpen);
    metrics.show('differencesOverdue', () => this.figures.differencesOverdue);
    metrics.show('reconciledUntilAgoSeconds', () => this.figures.reconciledUntilAgoMs / 1_000);
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'engine') this.rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds.stop();
  }

  async look(): Promise<boolean> {
    this.figures = await this.counts.read();
    await this.notices.eraseOld();
    return false;
  }
}
