// Payments: through whom citizens pay, what providers tell, how money goes back, and who asks when nobody tells.
import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../../platform/config';
import type { MysqlPool } from '../../platform/database';
import { IdentityChecksModule } from '../../access/identity-checks';
import { IdempotencyModule } from '../../platform/idempotency';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { CheckPayment } from './check-payment';
import { CompareWithProvider } from './daily/compare-with-provider';
import { MendDifference } from './daily/mend-difference';
import { ProviderLinesStore } from './daily/provider-lines.store';
import { ReadReconciliations } from './daily/read-reconciliations';
import { ReconcileDaily } from './daily/reconcile-daily';
import { ReconciliationsController } from './daily/reconciliations.admin.controller';
import { ReconciliationsStore } from './daily/reconciliations.store';
import { JudgeNotice } from './judge-notice';
import { PaymentNoticesController } from './notices.controller';
import { CloseOddPayment } from './odd/close-odd-payment';
import { OddPaymentsController } from './odd/odd-payments.admin.controller';
import { OddPaymentsStore } from './odd/odd-payments.store';
import { PaymentFiguresStore } from './payment-figures.store';
import type { PaymentProvider } from './payment-provider';
import { PaymentProviders, PROVIDERS, providersOf } from './payment-providers';
import { PaymentsUpkeep } from './payments-upkeep';
import { openPaymentsPool, PAYMENTS_POOL } from './payments-pool';
import { PaymentsController } from './payments.controller';
import { PaymentsStore } from './payments.store';
import { ProviderNoticesStore } from './provider-notices.store';
import { PaymentClaimsStore } from './reconcile/payment-claims.store';
import { AskProvider } from './reconcile/ask-provider';
import { ReconcilePayments } from './reconcile/reconcile-payments';
import { ReconcileRefunds } from './reconcile/reconcile-refunds';
import { Reconciliation } from './reconcile/reconciliation';
import { CompleteRefund } from './refunds/complete-refund';
import { PayBack } from './refunds/pay-back';
import { RefundWakeUp } from './refunds/refund-wake-up';
import { RefundClaimsStore } from './refunds/refund-claims.store';
import { RefundWorker } from './refunds/refund-worker';
import { REFUND_LIMITS } from './refunds/refund-limits';
import { RefundWorkerRunner } from './refunds/refund-worker-runner';
import { ReturnSurplus } from './return-surplus';
import { SandboxCourier } from './sandbox/sandbox-courier';
import { SandboxKeys } from './sandbox/sandbox-keys';
import { SandboxKeysStore } from './sandbox/sandbox-keys.store';
import { SandboxNoticesStore } from './sandbox/sandbox-notices.store';
import { SandboxPayments } from './sandbox/sandbox-payments';
import { SandboxPaymentsStore } from './sandbox/sandbox-payments.store';
import { SettlePayment } from './settle-payment';
import { StartPayment } from './start-payment';
import { TakeNotice } from './take-notice';
import { MendRefund } from './worklist/mend-refund';
import { RefundCasesStore } from './worklist/refund-cases.store';
import { RefundsController } from './worklist/refunds.admin.controller';
import { WaitingRefunds } from './worklist/waiting-refunds';

@Module({
  imports: [IdempotencyModule, IdentityChecksModule],
  controllers: [
    PaymentsController,
    PaymentNoticesController,
    RefundsController,
    OddPaymentsController,
    ReconciliationsController,
  ],
  providers: [
    AskProvider,
    CheckPayment,
    CloseOddPayment,
    CompareWithProvider,
    CompleteRefund,
    JudgeNotice,
    MendDifference,
    MendRefund,
    OddPaymentsStore,
    PayBack,
    PaymentClaimsStore,
    PaymentFiguresStore,
    PaymentProviders,
    PaymentsUpkeep,
    PaymentsStore,
    ProviderLinesStore,
    ProviderNoticesStore,
    ReadReconciliations,
    ReconcileDaily,
    ReconcilePayments,
    ReconcileRefunds,
    Reconciliation,
    ReconciliationsStore,
    RefundWakeUp,
    RefundCasesStore,
    RefundClaimsStore,
    RefundWorkerRunner,
    ReturnSurplus,
    SandboxCourier,
    SandboxKeys,
    SandboxKeysStore,
    SandboxNoticesStore,
    SandboxPayments,
    SandboxPaymentsStore,
    SettlePayment,
    StartPayment,
    TakeNotice,
    WaitingRefunds,
    {
      provide: PROVIDERS,
      inject: [Config, SandboxPayments],
      useFactory: (config: Config, sandbox: SandboxPayments): readonly PaymentProvider[] =>
        providersOf(config, sandbox),
    },
    {
      provide: RefundWorker,
      inject: [RefundClaimsStore, PayBack, CompleteRefund, Metrics, PROGRAM_LOG],
      useFactory: (
        store: RefundClaimsStore,
        payBack: PayBack,
        completeRefund: CompleteRefund,
        metrics: Metrics,
        log: ProgramLog,
      ) => {
        const onOutcome = (outcome: string): void => metrics.noteRefund(outcome);
        return new RefundWorker({ store, payBack, completeRefund, limits: REFUND_LIMITS, log, onOutcome });
      },
    },
    {
      provide: PAYMENTS_POOL,
      inject: [Config],
      useFactory: ({ mysql }: Config) => openPaymentsPool(mysql),
    },
  ],
})
export class PaymentsModule implements OnApplicationShutdown {
  constructor(@Inject(PAYMENTS_POOL) private readonly pool: MysqlPool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
