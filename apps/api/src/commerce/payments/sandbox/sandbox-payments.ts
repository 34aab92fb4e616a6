// PaymentProvider that takes no money: whoever tries the site says on its page what the payer does. Its truth is in the database.
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { RefusalError } from '../../../platform/errors';
import { PAYMENT_NO } from '../payment-numbers';
import type {
  NewPayment,
  PaymentProvider,
  PaymentTruth,
  RawNotice,
  RefundOutcome,
  RefundRequest,
  ToldPayment,
} from '../payment-provider';
import { type NoticeCourse, plannedNotices } from './notice-course';
import { SandboxKeys } from './sandbox-keys';
import { SANDBOX_APP, SANDBOX_CURRENCY, sandboxNoticeToText, toldBySandbox } from './sandbox-notice';
import { type SandboxPayment, SandboxPaymentsStore } from './sandbox-payments.store';

export const SANDBOX_ACKNOWLEDGEMENT = 'success';
export const SANDBOX_PAGE = '/dev/pay';
const BEGUN = { state: 'waiting', tradeNo: null, paidAtMs: null } as const;

@Injectable()
export class SandboxPayments implements PaymentProvider {
  readonly name = 'sandbox';
  readonly acknowledgement = SANDBOX_ACKNOWLEDGEMENT;

  constructor(
    private readonly store: SandboxPaymentsStore,
    private readonly keys: SandboxKeys,
    @Inject(Config) private readonly config: Pick<Config, 'environment'>,
  ) {}

  async create(payment: NewPayment): Promise<string> {
    await this.store.begin(payment);
    // Its page is nobody's there: the order's own waits until an operator has paid it by command (sandbox-pay-command.ts).
    if (this.config.environment === 'production') return `/account/orders/${payment.orderNo}?from=payment`;
    return `${SANDBOX_PAGE}/${payment.paymentNo}?lang=${payment.language}`;
  }

  async readNotice({
    body,
    signature,
  }: RawNotice): Promise<ToldPayment | RefusalError<'PAYMENT.FORGED' | 'REQUEST.INVALID'>> {
    if (signature === null || !(await this.keys.isSigned(body, signature)))
      return new RefusalError('PAYMENT.FORGED', {});
    return toldBySandbox(body) ?? new RefusalError('REQUEST.INVALID', { fields: [] });
  }

  async query(paymentNo: string): Promise<PaymentTruth> {
    const payment = await this.store.find(paymentNo);
    if (payment?.state === 'failed') return { kind: 'closed' };
    const { tradeNo = null, paidAtMs = null, amountFen = 0 } = payment ?? {};
    if (tradeNo !== null && paidAtMs !== null) return { kind: 'paid', tradeNo, amountFen, paidAtMs };
    return payment !== null && isOver(payment) ? { kind: 'closed' } : { kind: 'waiting' };
  }

  async refund(request: RefundRequest): Promise<RefundOutcome> {
    const refunded = await this.store.refund(request);
    return refunded === 'done' ? { kind: 'done' } : { kind: 'refused', code: `SANDBOX.${refunded}` };
  }

  async queryRefund({ refundNo }: RefundRequest): Promise<'done' | 'none'> {
    return (await this.store.isRefunded(refundNo)) ? 'done' : 'none';
  }

  async find(paymentNo: string): Promise<SandboxPayment | null> {
    return PAYMENT_NO.test(paymentNo) ? this.store.find(paymentNo) : null;
  }

  /** The payer has paid, or could not. False when it has ended already, or when it is too late for it. */
  end(paymentNo: string, state: 'paid' | 'failed', course: NoticeCourse, lateMs?: number): Promise<boolean> {
    const tradeNo = state === 'paid' ? `sandbox${randomBytes(10).toString('hex')}` : null;
    return this.store.end(paymentNo, {
      state,
      tradeNo,
      notices: (payment) =>
        plannedNotices(course, lateMs).map(({ tells, afterMs }) => ({
          body: noticeText(tells === 'end' ? payment : { ...payment, ...BEGUN }),
          afterMs,
        })),
    });
  }
}

/** Nobody can pay any more. */
export function isOver({ state, validUntilMs, nowMs }: SandboxPayment): boolean {
  return state !== 'waiting' || nowMs >= validUntilMs;
}

/** Of two notices of the same thing the text is the same, as when a provider sends one twice. */
function noticeText(payment: SandboxPayment): string {
  const { paymentNo, orderNo, amountFen, state, tradeNo, paidAtMs, nowMs } = payment;
  return sandboxNoticeToText({
    app: SANDBOX_APP,
    ...{ paymentNo, orderNo, amountFen, currency: SANDBOX_CURRENCY, status: state, tradeNo, paidAtMs },
    toldAtMs: nowMs,
  });
}
