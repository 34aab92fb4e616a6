// Books what the provider has and we have not, by the provider's word as it is now.
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../../platform/errors';
import { PaymentProviders } from '../payment-providers';
import { PaymentsStore } from '../payments.store';
import { CompleteRefund } from '../refunds/complete-refund';
import { PayBack } from '../refunds/pay-back';
import { SettlePayment } from '../settle-payment';
import { RefundCasesStore } from '../worklist/refund-cases.store';
import { ProviderLinesStore } from './provider-lines.store';
import type { DifferenceRow } from './reconciliations.store';

const ASK_AGAIN_AFTER_MS = 10_000;

@Injectable()
export class MendDifference {
  constructor(
    private readonly payments: PaymentsStore,
    private readonly providers: PaymentProviders,
    private readonly settlePayment: SettlePayment,
    private readonly refunds: RefundCasesStore,
    private readonly payBack: PayBack,
    private readonly completeRefund: CompleteRefund,
    private readonly lines: ProviderLinesStore,
  ) {}

  /** Undefined when it is booked, now or before. */
  async execute({ kind, number }: Pick<DifferenceRow, 'kind' | 'number'>): Promise<RefusalError | undefined> {
    try {
      if (kind === 'notBooked') return await this.bookPayment(number);
      if (kind === 'refundNotBooked') return await this.bookRefund(number);
    } catch {
      return new RefusalError('SERVER.UNAVAILABLE', { retryAfterMs: ASK_AGAIN_AFTER_MS });
    }
    return new RefusalError('RECONCILIATION.NOT_MENDABLE', {});
  }

  private async bookPayment(paymentNo: string): Promise<RefusalError | undefined> {
    const payment = await this.payments.byNo(paymentNo);
    if (payment === null) return new RefusalError('RECONCILIATION.NOT_MENDABLE', {});
    const truth = await this.providers.of(payment.provider).query(paymentNo);
    if (truth.kind !== 'paid') return new RefusalError('RECONCILIATION.NOT_MENDABLE', {});
    await this.settlePayment.execute(payment, truth);
    // Refused or set aside, now or before, it is not: whoever looks at odd payments decides about it.
    return (await this.lines.isBooked(payment.id))
      ? undefined
      : new RefusalError('RECONCILIATION.NOT_MENDABLE', {});
  }

  private async bookRefund(refundNo: string): Promise<RefusalError | undefined> {
    const refund = await this.refunds.byNo(refundNo);
    if (refund === null || !(await this.payBack.isBack(refund)))
      return new RefusalError('RECONCILIATION.NOT_MENDABLE', {});
    await this.completeRefund.execute(refundNo);
    return undefined;
  }
}
