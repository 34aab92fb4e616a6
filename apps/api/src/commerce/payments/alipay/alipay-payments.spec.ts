// Alipay against a gateway on loopback that checks and signs as Alipay does: what leaves, what is believed, what each answer means.
import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { AlipayStub, type GatewayMood } from '../testing/alipay-stub';
import { aNewPayment, aNumber, itIsAPaymentProvider } from '../testing/payment-provider-contract';
import { AlipayPayments } from './alipay-payments';

const QUICK_MS = 300;

describe('Alipay', () => {
  let stub: AlipayStub;
  let provider: AlipayPayments;

  beforeAll(async () => {
    stub = await AlipayStub.open();
  });
  beforeEach(() => {
    stub.mood = { kind: 'normal' };
    provider = new AlipayPayments(stub.config, QUICK_MS);
  });
  afterAll(() => stub.stop());

  itIsAPaymentProvider(() => ({
    provider,
    pay: async ({ paymentNo }, payUrl) => {
      stub.openPage(payUrl);
      stub.pay(paymentNo);
    },
    fail: async ({ paymentNo }, payUrl) => {
      stub.openPage(payUrl);
      stub.close(paymentNo);
    },
    noticeOf: async ({ paymentNo }) => ({ body: stub.noticeOf(paymentNo), signature: null }),
  }));

  const paid = async (): Promise<{ paymentNo: string; orderNo: string; amountFen: number }> => {
    const payment = aNewPayment();
    stub.openPage(await provider.create(payment));
    stub.pay(payment.paymentNo);
    return payment;
  };

  it('signs the way to its page, and says there who is paid, for what, until when, and where to tell', async () => {
    const validUntilMs = Date.UTC(2026, 10, 26, 6, 30);
    const payment = aNewPayment({ validUntilMs });
    const { config } = stub;
    expect(stub.openPage(await provider.create(payment))).toMatchObject({
      method: 'alipay.trade.page.pay',
      app_id: config.appId,
      sign_type: 'RSA2',
      out_trade_no: payment.paymentNo,
      total_amount: '56000.50',
      subject: '号牌标卖 浙G·8888A',
      product_code: 'FAST_INSTANT_TRADE_PAY',
      time_expire: '2026-11-26 14:30:00',
      passback_params: payment.orderNo,
      return_url: `https://haopai.example/account/orders/${payment.orderNo}?from=payment`,
      notify_url: 'https://haopai.example/api/v1/payments/notifications/alipay',
    });
  });

  it('tells the hour of Beijing, whatever the zone of the machine', async () => {
    const { timestamp = '' } = stub.openPage(await provider.create(aNewPayment()));
    const beijing = Date.parse(`${timestamp.replace(' ', 'T')}+08:00`);
    expect(Math.abs(beijing - Date.now())).toBeLessThan(60_000);
  });

  it('believes no notice that the sender signed in a weaker way, or with a key of their own', async () => {
    const { paymentNo } = await paid();
    const fields = Object.fromEntries(new URLSearchParams(stub.noticeOf(paymentNo)));
    const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('sign')));
    const read = (body: string) => provider.readNotice({ body, signature: null });
    expect(await read(stub.signedForm(rest))).toMatchObject({ paymentNo });
    const forged = { code: 'PAYMENT.FORGED' };
    expect(await read(stub.signedForm(rest, { signType: 'RSA' }))).toMatchObject(forged);
    expect(await read(stub.signedForm(rest, { signType: 'RSA3' }))).toMatchObject(forged);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const by = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(await read(stub.signedForm(rest, { by }))).toMatchObject(forged);
  });

  it.each<[string, Readonly<Record<string, string>>, object]>([
    ['another app', { app_id: '2021000000000000' }, { isForUs: false }],
    ['another account', { seller_id: '2088000000000000' }, { isForUs: false }],
    ['another currency', { trans_currency: 'USD' }, { currency: 'USD', isForUs: true }],
    ['another amount', { total_amount: '0.01' }, { amountFen: 1 }],
    ['another order', { passback_params: '1' }, { orderNo: '1' }],
    ['another day', { notify_time: '2026-01-01 08:00:00' }, { toldAtMs: Date.UTC(2026, 0, 1) }],
  ])('tells of %s as it is signed', async (_, changes, told) => {
    const { paymentNo } = await paid();
    const body = stub.noticeOf(paymentNo, changes);
    expect(await provider.readNotice({ body, signature: null })).toMatchObject({ paymentNo, ...told });
  });

  it.each<Readonly<Record<string, string>>>([
    { total_amount: 'much' },
    { notify_time: 'soon' },
    { trade_status: 'ODD' },
  ])('does not guess what %j means', async (changes) => {
    const { paymentNo } = await paid();
    const body = stub.noticeOf(paymentNo, changes);
    expect(await provider.readNotice({ body, signature: null })).toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it.each<[string, GatewayMood, object]>([
    [
      'an empty account',
      { kind: 'code', code: '40004', subCode: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' },
      { kind: 'later' },
    ],
    [
      'a trade that is over',
      { kind: 'code', code: '40004', subCode: 'ACQ.TRADE_HAS_FINISHED' },
      { kind: 'refused' },
    ],
    ['a fault of theirs', { kind: 'code', code: '40004', subCode: 'ACQ.SYSTEM_ERROR' }, { kind: 'unknown' }],
    [
      'a service that is away',
      { kind: 'code', code: '20000', subCode: 'isp.unknow-error' },
      { kind: 'unknown' },
    ],
    [
      'a missing right',
      { kind: 'code', code: '40006', subCode: 'isv.insufficient-isv-permissions' },
      { kind: 'later' },
    ],
    ['a gateway that fails', { kind: 'status', status: 502 }, { kind: 'unknown' }],
    ['an answer that is not signed by Alipay', { kind: 'forged' }, { kind: 'unknown' }],
    ['no answer', { kind: 'deaf' }, { kind: 'unknown', code: 'NO_ANSWER' }],
  ])('understands %s when it pays back', async (_, mood, outcome) => {
    const { paymentNo } = await paid();
    stub.mood = mood;
    expect(await provider.refund({ refundNo: aNumber(), paymentNo, amountFen: 1 })).toMatchObject(outcome);
  });

  it('says no time of a payment where the answer has none: its own clock is no answer', async () => {
    const { paymentNo } = await paid();
    stub.isDateless = true;
    expect(await provider.query(paymentNo)).toMatchObject({ kind: 'paid', paidAtMs: null });
    stub.isDateless = false;
    const body = stub.noticeOf(paymentNo, { gmt_payment: '' });
    expect(await provider.readNotice({ body, signature: null })).toMatchObject({
      truth: { kind: 'paid', paidAtMs: null },
    });
  });

  it('knows that nothing left when nobody listens', async () => {
    const nowhere = new AlipayPayments(
      { ...stub.config, gateway: 'http://127.0.0.1:9/gateway.do' },
      QUICK_MS,
    );
    const request = { refundNo: aNumber(), paymentNo: aNumber(), amountFen: 1 };
    expect(await nowhere.refund(request)).toEqual({ kind: 'later', code: 'ECONNREFUSED' });
  });

  it('is turned away with a key that is not the app’s', async () => {
    const before = stub.wrongSignatures;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const stranger = new AlipayPayments({ ...stub.config, privateKey: pem }, QUICK_MS);
    const request = { refundNo: aNumber(), paymentNo: aNumber(), amountFen: 1 };
    expect(await stranger.refund(request)).toEqual({ kind: 'later', code: 'isv.invalid-signature' });
    expect(stub.wrongSignatures).toBe(before + 1);
  });

  it('finds a refund that was taken without an answer', async () => {
    const { paymentNo } = await paid();
    const request = { refundNo: aNumber(), paymentNo, amountFen: 1 };
    stub.mood = { kind: 'silent' };
    expect(await provider.refund(request)).toMatchObject({ kind: 'unknown' });
    stub.mood = { kind: 'normal' };
    expect(await provider.queryRefund(request)).toBe('done');
  });

  it.each<GatewayMood>([{ kind: 'deaf' }, { kind: 'forged' }, { kind: 'status', status: 500 }])(
    'cannot tell while the gateway is %j, and lets nothing of an answer into the error',
    async (mood) => {
      const { paymentNo } = await paid();
      stub.mood = mood;
      for (const ask of [
        () => provider.query(paymentNo),
        () => provider.queryRefund({ refundNo: aNumber(), paymentNo, amountFen: 1 }),
      ]) {
        const failure: unknown = await ask().catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(Error);
        expect(inspect(failure, { depth: 9, showHidden: true })).not.toMatch(/total_amount|56000/);
      }
    },
  );
});
