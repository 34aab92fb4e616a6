// Asks the providers for the truth about payments of which nothing was told, and mends what a lost notice left.
import { Inject, Injectable } from '@nestjs/common';
import { RefusalError } from '../../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import type { Payment } from '../payment';
import { PaymentProviders } from '../payment-providers';
import { PaymentsStore } from '../payments.store';
import { type PaidTruth, SettlePayment } from '../settle-payment';
import { ASK_LEASE_MS, ASKED_AT_ONCE_MAX, CLOSED_AFTER_END_MS, nextAskAfterMs } from './ask-limits';
import { type ClaimedPayment, PaymentClaimsStore } from './payment-claims.store';

@Injectable()
export class ReconcilePayments {
  constructor(
    private readonly claims: PaymentClaimsStore,
    private readonly payments: PaymentsStore,
    private readonly providers: PaymentProviders,
    private readonly settlePayment: SettlePayment,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** One round: what is due, one after the other, so that a provider is never flooded. Returns what came of those that changed. */
  async execute(): Promise<readonly string[]> {
    const outcomes: string[] = [];
    for (const claimed of await this.claims.claim(ASKED_AT_ONCE_MAX, ASK_LEASE_MS)) {
      const outcome = await this.ask(claimed).catch(async (error: unknown) => {
        this.log.warn({ err: error, paymentId: claimed.id }, 'the truth about a payment could not be found');
        await this.askAgain(claimed);
        return null;
      });
      if (outcome !== null) outcomes.push(outcome);
    }
    return outcomes;
  }

  /** Null when nothing changed. */
  private async ask(claimed: ClaimedPayment): Promise<string | null> {
    const payment = await this.payments.byId(claimed.id);
    if (payment === null || payment.state !== 'open') return null;
    const truth = await this.providers.of(payment.provider).query(payment.paymentNo);
    if (truth.kind === 'paid') return this.settle(payment, truth);
    const isOver = claimed.claimedAtMs >= payment.validUntilMs + CLOSED_AFTER_END_MS;
    if (truth.kind === 'closed' || isOver)
      return (await this.payments.end(payment.id, 'closed')) ? 'closed' : null;
    await this.askAgain(claimed);
    return null;
  }

  private async settle(payment: Payment, truth: PaidTruth): Promise<string> {
    const settled = await this.settlePayment.execute(payment, truth);
    if (!(settled instanceof RefusalError)) return `asked.${settled}`;
    // No notice would be believed either: a person must compare the books.
    this.log.error(
      { paymentNo: payment.paymentNo, code: settled.code },
      'a payment is odd: somebody has to look',
    );
    await this.payments.setAside(payment.id, truth.amountFen);
    return 'odd';
  }

  private askAgain(claimed: ClaimedPayment): Promise<void> {
    const { asks, validUntilMs, claimedAtMs: nowMs } = claimed;
    return this.claims.askAgain(claimed, nextAskAfterMs({ asks, validUntilMs, nowMs }, Math.random));
  }
}
