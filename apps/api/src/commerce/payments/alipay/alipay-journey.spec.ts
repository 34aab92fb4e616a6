// The whole way with Alipay switched on: begin, page, notice, reconciliation and refund, through the running api and a gateway on loopback.
import type { PaymentCheck, PaymentStart } from '@haopai/contracts';
import { Transactions } from '../../../platform/database';
import { NOTICE_PATH } from '../../../platform/http';
import { RefundBookkeeper } from '../../orders';
import { aRunningApp, hearOrders, type HttpAnswer, type RunningApp, waitUntil } from '../../../testing';
import { ReconcilePayments } from '../reconcile/reconcile-payments';
import { AlipayStub } from '../testing/alipay-stub';
import {
  aPayer,
  aStart,
  bookFaults,
  checkPayment,
  type Payer,
  paymentsOf,
  refundsOf,
  stateOf,
  withProviderFen,
} from '../testing/build-payments';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };

describe('a site whose citizens pay through Alipay', () => {
  let stub: AlipayStub;
  let running: RunningApp;

  beforeAll(async () => {
    stub = await AlipayStub.open();
    const { gateway, appId, sellerId, privateKey, alipayPublicKey, siteOrigin } = stub.config;
    running = await aRunningApp({
      HAOPAI_PAYMENTS: 'alipay',
      HAOPAI_ALIPAY_GATEWAY: gateway,
      HAOPAI_ALIPAY_APP_ID: appId,
      HAOPAI_ALIPAY_SELLER_ID: sellerId,
      HAOPAI_ALIPAY_PRIVATE_KEY: privateKey,
      HAOPAI_ALIPAY_PUBLIC_KEY: alipayPublicKey,
      HAOPAI_SITE_ORIGIN: siteOrigin,
    });
    hearOrders(running, 'listing');
  });
  beforeEach(() => {
    stub.mood = { kind: 'normal' };
  });
  afterAll(async () => {
    const faults = await bookFaults(running.pool);
    await running.stop();
    await stub.stop();
    expect(faults).toEqual([]);
  });

  const tell = (body: string): Promise<HttpAnswer> =>
    running.client().send('POST', `${NOTICE_PATH}/alipay`, body, { ...FORM, Origin: '' });
  /** The payer has followed the address and paid; Alipay has told nothing yet. */
  const aPaid = async (): Promise<readonly [Payer, PaymentStart]> => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    stub.openPage(start.payUrl);
    stub.pay(start.paymentNo);
    return [payer, start];
  };

  it('sends the payer to Alipay’s page', async () => {
    const payer = await aPayer(running);
    const { payUrl, paymentNo } = await aStart(payer);
    expect(payUrl.startsWith(stub.config.gateway)).toBe(true);
    expect(stub.openPage(payUrl)).toMatchObject({
      out_trade_no: paymentNo,
      total_amount: '5000.00',
      passback_params: payer.order.orderNo,
    });
  });

  it('answers a notice with the one word that Alipay waits for, and has the order paid', async () => {
    const [payer, { paymentNo }] = await aPaid();
    const notice = stub.noticeOf(paymentNo);
    for (let times = 0; times < 3; times += 1) {
      const answer = await tell(notice);
      expect(answer).toMatchObject({ status: 200, body: 'success' });
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    }
    expect(await stateOf(running, payer.order)).toBe('paid');
    expect(await withProviderFen(running, payer.order)).toBe(payer.order.amountFen);
  });

  it.each([
    ['for another app', { app_id: '2021000000000000' }, 'PAYMENT.OTHER_RECEIVER'],
    ['for another account', { seller_id: '2088000000000000' }, 'PAYMENT.OTHER_RECEIVER'],
    ['of another amount', { total_amount: '0.01' }, 'PAYMENT.WRONG_AMOUNT'],
    ['in another currency', { trans_currency: 'HKD' }, 'PAYMENT.WRONG_CURRENCY'],
    ['of another order', { passback_params: '20261126000000000000' }, 'PAYMENT.OTHER_ORDER'],
    ['of long ago', { notify_time: '2026-01-01 08:00:00' }, 'PAYMENT.REPLAYED'],
  ])('refuses a signed notice %s', async (_, changes, code) => {
    const [payer, { paymentNo }] = await aPaid();
    const answer = await tell(stub.noticeOf(paymentNo, changes));
    expect(answer.body).toMatchObject({ code });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await stateOf(running, payer.order)).toBe('created');
  });

  it('refuses one that Alipay did not sign', async () => {
    const [payer, { paymentNo }] = await aPaid();
    const notice = stub.noticeOf(paymentNo).replace('TRADE_SUCCESS', 'TRADE_FINISHED');
    expect(await tell(notice)).toMatchObject({ status: 403, body: { code: 'PAYMENT.FORGED' } });
    expect(await stateOf(running, payer.order)).toBe('created');
  });

  it('takes the notices of the sandbox no longer for the truth about such a payment', async () => {
    const [payer, { paymentNo }] = await aPaid();
    const answer = await running.client().post(`${NOTICE_PATH}/sandbox`, { paymentNo });
    expect(answer).toMatchObject({ status: 403, body: { code: 'PAYMENT.FORGED' } });
    expect(await stateOf(running, payer.order)).toBe('created');
  });

  it('asks Alipay when its notice was lost, and again when it does not answer', async () => {
    const [payer, { paymentNo }] = await aPaid();
    const ask = async (): Promise<void> => {
      await running.pool.query('UPDATE payments SET ask_at_ms = 0 WHERE payment_no = ?', [paymentNo]);
      await running.app.get(ReconcilePayments).execute();
    };
    stub.mood = { kind: 'status', status: 502 };
    await ask();
    expect(await stateOf(running, payer.order)).toBe('created');
    stub.mood = { kind: 'normal' };
    await waitUntil(async () => {
      await ask();
      return (await stateOf(running, payer.order)) === 'paid';
    });
    expect(await tell(stub.noticeOf(paymentNo))).toMatchObject({ status: 200, body: 'success' });
    expect(await withProviderFen(running, payer.order)).toBe(payer.order.amountFen);
  });

  it('asks Alipay at once when the payer looks at the order, and says so while Alipay says nothing', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const standing = async (): Promise<unknown> =>
      ((await checkPayment(payer)).body as PaymentCheck).payment?.standing;
    stub.mood = { kind: 'deaf' };
    expect(await standing()).toBe('unknown');
    // Alipay's page was opened by nobody.
    stub.mood = { kind: 'normal' };
    await waitUntil(async () => (await standing()) === 'notPaid');
    stub.openPage(start.payUrl);
    stub.pay(start.paymentNo);
    await waitUntil(async () => (await standing()) === 'paid');
    expect(await stateOf(running, payer.order)).toBe('paid');
  });

  it('pays back through Alipay: once, and Alipay’s notice of it changes nothing', async () => {
    const [payer, { paymentNo }] = await aPaid();
    await tell(stub.noticeOf(paymentNo));
    const { id: orderId, amountFen } = payer.order;
    await running.app
      .get(Transactions)
      .run((tx) =>
        running.app.get(RefundBookkeeper).want(tx, { orderId, amountFen, depositId: null, why: 'aSpec' }),
      );
    await waitUntil(async () => (await stateOf(running, payer.order)) === 'refunded');
    const [refund] = await refundsOf(running, payer.order);
    expect(stub.refunded.get(refund?.refund_no ?? '')).toBe(amountFen);
    // The trade is closed now, and told as such.
    expect(await tell(stub.noticeOf(paymentNo))).toMatchObject({ status: 200, body: 'success' });
    expect(await paymentsOf(running, payer.order)).toMatchObject([{ state: 'paid' }]);
    expect(await withProviderFen(running, payer.order)).toBe(0);
  });
});
