// PaymentProvider over Alipay: its page takes the money, its signed notices tell of it, and it is asked when they do not come.
import type { AlipayConfig } from '../../../platform/config';
import { RefusalError } from '../../../platform/errors';
import { NOTICE_PATH } from '../../../platform/http';
import type {
  NewPayment,
  PaymentProvider,
  PaymentTruth,
  RawNotice,
  RefundOutcome,
  RefundRequest,
  ToldPayment,
} from '../payment-provider';
import { type AlipayAnswer, AlipayClient } from './alipay-client';
import { alipayTime, fenOfYuan, msOfAlipayTime, yuanText } from './alipay-forms';
import { toldByAlipay } from './alipay-notice';
import { outcomeOfError, outcomeOfRefusal } from './alipay-outcomes';

const PAGE_PRODUCT = 'FAST_INSTANT_TRADE_PAY';
/** Nobody has opened Alipay's page yet, or never will. */
const NOT_BEGUN = 'ACQ.TRADE_NOT_EXIST';

export class AlipayPayments implements PaymentProvider {
  readonly name = 'alipay';
  readonly acknowledgement = 'success';
  private readonly client: AlipayClient;

  constructor(
    private readonly config: AlipayConfig,
    answerMaxMs?: number,
  ) {
    this.client = new AlipayClient(config, answerMaxMs);
  }

  create({ paymentNo, orderNo, amountFen, subject, validUntilMs }: NewPayment): Promise<string> {
    const content = {
      ...{ outTradeNo: paymentNo, subject, productCode: PAGE_PRODUCT },
      totalAmount: yuanText(amountFen),
      timeExpire: alipayTime(validUntilMs),
      // Comes back with every notice.
      passbackParams: orderNo,
    };
    const { siteOrigin } = this.config;
    return this.client.page('alipay.trade.page.pay', content, {
      returnUrl: `${siteOrigin}/account/orders/${orderNo}?from=payment`,
      notifyUrl: `${siteOrigin}${NOTICE_PATH}/${this.name}`,
    });
  }

  async readNotice({
    body,
  }: RawNotice): Promise<ToldPayment | RefusalError<'PAYMENT.FORGED' | 'REQUEST.INVALID'>> {
    const fields = Object.fromEntries(new URLSearchParams(body));
    if (!(await this.client.isSigned(fields))) return new RefusalError('PAYMENT.FORGED', {});
    return toldByAlipay(fields, this.config) ?? new RefusalError('REQUEST.INVALID', { fields: [] });
  }

  async query(paymentNo: string): Promise<PaymentTruth> {
    const answer = await this.client.ask('alipay.trade.query', { outTradeNo: paymentNo });
    if (answer.failure === NOT_BEGUN) return { kind: 'waiting' };
    if (!answer.isSuccess) throw new Error(`Alipay does not tell of a payment: ${answer.failure}`);
    const truth = answer.text('outTradeNo') === paymentNo ? truthOf(answer) : null;
    if (truth === null) throw new Error('Alipay tells of a payment what cannot be understood');
    return truth;
  }

  async refund(request: RefundRequest): Promise<RefundOutcome> {
    const { refundNo, paymentNo, amountFen } = request;
    try {
      const answer = await this.client.ask('alipay.trade.refund', {
        ...{ outTradeNo: paymentNo, outRequestNo: refundNo },
        refundAmount: yuanText(amountFen),
      });
      if (!answer.isSuccess) return outcomeOfRefusal(answer);
      // Without a change of funds it was paid back before, or it is not certain yet.
      const isBack = answer.text('fundChange') === 'Y' || (await this.queryRefund(request)) === 'done';
      return isBack ? { kind: 'done' } : { kind: 'unknown', code: 'FUND_CHANGE.N' };
    } catch (error) {
      return outcomeOfError(error);
    }
  }

  async queryRefund({ refundNo, paymentNo, amountFen }: RefundRequest): Promise<'done' | 'none'> {
    const answer = await this.client.ask('alipay.trade.fastpay.refund.query', {
      ...{ outTradeNo: paymentNo, outRequestNo: refundNo },
    });
    if (answer.failure === NOT_BEGUN) return 'none';
    if (!answer.isSuccess) throw new Error(`Alipay does not tell of a refund: ${answer.failure}`);
    const isBack =
      answer.text('refundStatus') === 'REFUND_SUCCESS' &&
      fenOfYuan(answer.text('refundAmount')) === amountFen;
    return isBack ? 'done' : 'none';
  }
}

/** Null for what cannot be understood. */
function truthOf(answer: AlipayAnswer): PaymentTruth | null {
  switch (answer.text('tradeStatus')) {
    case 'WAIT_BUYER_PAY':
      return { kind: 'waiting' };
    case 'TRADE_CLOSED':
      return { kind: 'closed' };
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED': {
      const tradeNo = answer.text('tradeNo');
      const amountFen = fenOfYuan(answer.text('totalAmount'));
      if (tradeNo === undefined || amountFen === null) return null;
      return {
        kind: 'paid',
        tradeNo,
        amountFen,
        paidAtMs: msOfAlipayTime(answer.text('sendPayDate')),
      };
    }
    default:
      return null;
  }
}
