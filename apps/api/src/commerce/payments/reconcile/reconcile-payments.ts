// Asks the providers for the truth about payments of which nothing was told, and mends what a lost notice left.
import { Inject, Injectable } from '@nestjs/common';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { FindOrders } from '../../orders';
import { PaymentsStore } from '../payments.store';
import { ASK_LEASE_MS, ASKED_AT_ONCE_MAX, nextAskAfterMs } from './ask-limits';
import { AskProvider } from './ask-provider';
import { type ClaimedPayment, PaymentClaimsStore } from './payment-claims.store';

@Injectable()
export class ReconcilePayments {
  constructor(
    private readonly claims: PaymentClaimsStore,
    private readonly payments: PaymentsStore,
    private readonly orders: FindOrders,
    private readonly askProvider: AskProvider,
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
    const outcome = await this.askProvider.execute(payment, claimed.claimedAtMs, 'asked');
    if (outcome === null) await this.askAgain(claimed);
    return outcome;
  }

  private async askAgain(claimed: ClaimedPayment): Promise<void> {
    const { asks, validUntilMs, orderId, claimedAtMs: nowMs } = claimed;
    const order = await this.orders.byId(orderId);
    const dueAtMs = order?.state === 'created' ? order.dueAtMs : null;
    const afterMs = nextAskAfterMs({ asks, validUntilMs, dueAtMs, nowMs }, Math.random);
    await this.claims.askAgain(claimed, afterMs);
  }
}
