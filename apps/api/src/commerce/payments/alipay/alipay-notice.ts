// What a notice of Alipay's tells: its form's fields as this site understands them.
import type { AlipayConfig } from '../../../platform/config';
import type { PaymentTruth, ToldPayment } from '../payment-provider';
import { fenOfYuan, msOfAlipayTime } from './alipay-forms';

/** Alipay names a currency only where it is not the yuan. */
const USUAL_CURRENCY = 'CNY';

type Fields = Readonly<Record<string, string>>;

/** Null for one that says nothing which can be understood. */
export function toldByAlipay(
  fields: Fields,
  { appId, sellerId }: Pick<AlipayConfig, 'appId' | 'sellerId'>,
): ToldPayment | null {
  const paymentNo = fields['out_trade_no'];
  const amountFen = fenOfYuan(fields['total_amount']);
  const toldAtMs = msOfAlipayTime(fields['notify_time']);
  if (paymentNo === undefined || amountFen === null || toldAtMs === null) return null;
  const truth = truthOf(fields, amountFen);
  if (truth === null) return null;
  return {
    ...{ paymentNo, amountFen, toldAtMs, truth },
    orderNo: fields['passback_params'] ?? '',
    currency: fields['trans_currency'] ?? USUAL_CURRENCY,
    isForUs: fields['app_id'] === appId && fields['seller_id'] === sellerId,
  };
}

function truthOf(fields: Fields, amountFen: number): PaymentTruth | null {
  switch (fields['trade_status']) {
    case 'WAIT_BUYER_PAY':
      return { kind: 'waiting' };
    case 'TRADE_CLOSED':
      return { kind: 'closed' };
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED': {
      const tradeNo = fields['trade_no'];
      const paidAtMs = msOfAlipayTime(fields['gmt_payment']);
      return tradeNo === undefined ? null : { kind: 'paid', tradeNo, amountFen, paidAtMs };
    }
    default:
      return null;
  }
}
