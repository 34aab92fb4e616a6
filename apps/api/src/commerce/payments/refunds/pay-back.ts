// One try to pay back through the provider that took the money: a doubtful one is looked up before it is tried again.
import { Injectable } from '@nestjs/common';
import type { PaymentProvider, RefundOutcome, RefundRequest } from '../payment-provider';
import { PaymentProviders } from '../payment-providers';
import { PaymentsStore } from '../payments.store';
import type { ClaimedRefund } from './refund-claims.store';

/** What the provider knows a refund by. */
export type KnownRefund = Pick<ClaimedRefund, 'refundNo' | 'orderId' | 'paymentId' | 'amountFen'>;

interface Addressed {
  readonly provider: PaymentProvider;
  readonly request: RefundRequest;
}

@Injectable()
export class PayBack {
  constructor(
    private readonly payments: PaymentsStore,
    private readonly providers: PaymentProviders,
  ) {}

  /** A rejection counts as not knowing. */
  async execute(refund: ClaimedRefund): Promise<RefundOutcome> {
    const addressed = await this.address(refund);
    if ('kind' in addressed) return addressed;
    const { provider, request } = addressed;
    if (refund.isDoubtful && (await provider.queryRefund(request)) === 'done') return { kind: 'done' };
    return provider.refund(request);
  }

  /** Of money that a provider took which is switched off nobody can say whether it is back. */
  async canBeAsked(refund: KnownRefund): Promise<boolean> {
    const addressed = await this.address(refund);
    return !('kind' in addressed) || addressed.kind !== 'later';
  }

  /** Whether it is back, whoever has paid it. Rejects when that cannot be told now. */
  async isBack(refund: KnownRefund): Promise<boolean> {
    const addressed = await this.address(refund);
    if ('kind' in addressed) return false;
    return (await addressed.provider.queryRefund(addressed.request)) === 'done';
  }

  private async address({
    refundNo,
    orderId,
    paymentId,
    amountFen,
  }: KnownRefund): Promise<Addressed | RefundOutcome> {
    const payment = await (paymentId === null
      ? this.payments.thatPaid(orderId)
      : this.payments.byId(paymentId));
    if (payment === null) return { kind: 'refused', code: 'PAYMENT.MISSING' };
    const provider = this.providers.named(payment.provider);
    if (provider === null) return { kind: 'later', code: 'PROVIDER.OFF' };
    return { provider, request: { refundNo, paymentNo: payment.paymentNo, amountFen } };
  }
}
