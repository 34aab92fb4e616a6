// What a signed notice comes to: it is believed only when it is fresh, meant for us and fits our books.
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { FindOrders } from '../orders';
import type { Payment } from './payment';
import { NOTICE_AGE_MAX_MS } from './payment-limits';
import { PAYMENT_NO } from './payment-numbers';
import type { ProviderName, ToldPayment } from './payment-provider';
import { PaymentsStore } from './payments.store';
import { type Settled, SettlePayment } from './settle-payment';

const CURRENCY = 'CNY';

export type NoticeOutcome = Settled | 'waiting' | 'closed';

@Injectable()
export class JudgeNotice {
  constructor(
    private readonly payments: PaymentsStore,
    private readonly orders: FindOrders,
    private readonly settlePayment: SettlePayment,
  ) {}

  async execute(provider: ProviderName, told: ToldPayment): Promise<NoticeOutcome | RefusalError> {
    const payment = await this.fittingPayment(provider, told);
    if (payment instanceof RefusalError) return payment;
    const { truth } = told;
    if (truth.kind === 'paid') return this.settlePayment.execute(payment, truth);
    if (truth.kind === 'closed') return (await this.payments.end(payment.id, 'closed')) ? 'closed' : 'known';
    return 'waiting';
  }

  /** Ours, and exactly as it is in our books. */
  private async fittingPayment(provider: ProviderName, told: ToldPayment): Promise<Payment | RefusalError> {
    const { paymentNo, orderNo, currency, toldAtMs } = told;
    if (!told.isForUs) return new RefusalError('PAYMENT.OTHER_RECEIVER', {});
    if (toldAtMs < (await this.payments.nowMs()) - NOTICE_AGE_MAX_MS)
      return new RefusalError('PAYMENT.REPLAYED', { toldAtMs });
    const payment = PAYMENT_NO.test(paymentNo) ? await this.payments.byNo(paymentNo) : null;
    if (payment === null || payment.provider !== provider)
      return new RefusalError('PAYMENT.NOT_FOUND', { paymentNo });
    const order = await this.orders.byId(payment.orderId);
    if (order?.orderNo !== orderNo) return new RefusalError('PAYMENT.OTHER_ORDER', { paymentNo });
    const { amountFen } = payment;
    if (currency !== CURRENCY) return new RefusalError('PAYMENT.WRONG_CURRENCY', { currency });
    return told.amountFen === amountFen ? payment : new RefusalError('PAYMENT.WRONG_AMOUNT', { amountFen });
  }
}
