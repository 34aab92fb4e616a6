// Money has come in, by the provider's word: the order is paid with it, or it goes back at once (ADR 16). Told again, nothing changes.
import { Injectable } from '@nestjs/common';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Orders } from '../orders';
import type { Payment } from './payment';
import type { PaymentTruth } from './payment-provider';
import { PaymentsStore } from './payments.store';
import { RefundWakeUp } from './refunds/refund-wake-up';
import { ReturnSurplus } from './return-surplus';

export type PaidTruth = Extract<PaymentTruth, { readonly kind: 'paid' }>;
/** What the money was: the order's, one that no order waited for, one that somebody has to look at, or known before. */
export type Settled = 'order' | 'surplus' | 'odd' | 'known';

@Injectable()
export class SettlePayment {
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly returnSurplus: ReturnSurplus,
    private readonly store: PaymentsStore,
    private readonly wakeUp: RefundWakeUp,
  ) {}

  async execute(payment: Payment, truth: PaidTruth): Promise<Settled | RefusalError<'PAYMENT.WRONG_AMOUNT'>> {
    const { amountFen } = payment;
    if (truth.amountFen !== amountFen) return new RefusalError('PAYMENT.WRONG_AMOUNT', { amountFen });
    const settled = await this.transactions.run((transaction) => this.settle(transaction, payment, truth));
    if (settled === 'surplus') this.wakeUp.now();
    return settled;
  }

  /** The order's lock comes first, and whoever tells the same at the same instant waits for it. */
  private async settle(
    transaction: Transaction,
    payment: Payment,
    { tradeNo, paidAtMs: saidAtMs }: PaidTruth,
  ): Promise<Settled> {
    const { id: paymentId, orderId, amountFen } = payment;
    const paidAtMs = saidAtMs ?? (await this.store.nowMs(transaction));
    const received = { paymentId, amountFen, atMs: paidAtMs };
    const paid = await this.orders.markPaid(transaction, orderId, received);
    const isSurplus = paid instanceof RefusalError;
    if (isSurplus) {
      if (!isNotOpen(paid)) throw new Error(`Payment ${paymentId} does not fit its order: ${paid.code}`);
      if (await this.hasForfeited(transaction, payment, saidAtMs)) return this.setAside(transaction, payment);
      await this.returnSurplus.execute(transaction, payment, paid.data.state);
    }
    const isNew = await this.store.markPaid(transaction, paymentId, { tradeNo, paidAtMs, isSurplus });
    if (!isNew) return 'known';
    return isSurplus ? 'surplus' : 'order';
  }

  /** It was, or may have been, paid in time, though the provider said otherwise when it was asked: a deposit has gone for it, and no program gives that back. */
  private async hasForfeited(
    transaction: Transaction,
    { orderId }: Payment,
    paidAtMs: number | null,
  ): Promise<boolean> {
    const { kind, state, dueAtMs } = await this.orders.lock(transaction, orderId);
    return kind === 'balance' && state === 'expired' && (paidAtMs === null || paidAtMs <= dueAtMs);
  }

  private async setAside(transaction: Transaction, { id, amountFen }: Payment): Promise<Settled> {
    return (await this.store.setAsideAgain(transaction, id, amountFen)) ? 'odd' : 'known';
  }
}

function isNotOpen(refusal: RefusalError): refusal is RefusalError<'ORDER.NOT_OPEN'> {
  return refusal.code === 'ORDER.NOT_OPEN';
}
