// What a payer is told who comes back to an order, over HTTP on the real database: the provider is asked at once, and not more often than it may be.
import type { PaymentCheck } from '@haopai/contracts';
import { anOrder, aRunningApp, hearOrders, type RunningApp, waitUntil } from '../../testing';
import { CHECKED_EVERY_MS } from './payment-limits';
import { SandboxPayments } from './sandbox/sandbox-payments';
import {
  aPayer,
  aStart,
  bookFaults,
  checkPayment,
  choose,
  type Payer,
  stateOf,
  withProviderFen,
} from './testing/build-payments';

describe('a payer who comes back', () => {
  let running: RunningApp;
  let asked: string[];

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    hearOrders(running, 'listing');
    const sandbox = running.app.get(SandboxPayments);
    const query = sandbox.query.bind(sandbox);
    sandbox.query = (paymentNo) => {
      asked.push(paymentNo);
      return query(paymentNo);
    };
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(async () => {
    const faults = await bookFaults(running.pool);
    await running.stop();
    expect(faults).toEqual([]);
  });

  const check = async (payer: Payer): Promise<PaymentCheck> => {
    const { status, body } = await checkPayment(payer);
    if (status !== 200) throw new Error(`not checked: ${JSON.stringify(body)}`);
    return body as PaymentCheck;
  };

  it('is told that a payment failed as soon as the provider knows, although no notice comes', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    await choose(running, start, { choice: 'fail', course: 'never' });
    const { paymentNo, validUntilMs } = start;
    expect(await check(payer)).toMatchObject({
      payment: { paymentNo, validUntilMs, standing: 'failed' },
      order: { orderNo: payer.order.orderNo, state: 'created' },
    });
    // What has ended is known, and "pay" leads to another one.
    await check(payer);
    expect(asked).toEqual([paymentNo]);
    expect((await aStart(payer)).paymentNo).not.toBe(paymentNo);
  });

  it('has the order paid at once, although no notice comes', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    await choose(running, start, { choice: 'pay', course: 'never' });
    expect(await check(payer)).toMatchObject({ payment: { standing: 'paid' }, order: { state: 'paid' } });
    expect(await withProviderFen(running, payer.order)).toBe(payer.order.amountFen);
  });

  it('is told that nobody has paid yet, and the payment stays open', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    await choose(running, start, { choice: 'leave' });
    expect(await check(payer)).toMatchObject({
      payment: { standing: 'notPaid' },
      order: { state: 'created' },
    });
    expect((await aStart(payer)).paymentNo).toBe(start.paymentNo);
  });

  it('is told of nothing where none was begun, and of the newest where several were', async () => {
    const payer = await aPayer(running);
    expect(await check(payer)).toMatchObject({ payment: null, order: { state: 'created' } });
    const first = await aStart(payer);
    await choose(running, first, { choice: 'fail', course: 'never' });
    await check(payer);
    const second = await aStart(payer);
    expect(await check(payer)).toMatchObject({
      payment: { paymentNo: second.paymentNo, standing: 'notPaid' },
    });
  });

  it('has the provider asked once, however often and however many at once look, and again after a while', async () => {
    const payer = await aPayer(running);
    const { paymentNo } = await aStart(payer);
    const all = await Promise.all(Array.from({ length: 12 }, () => check(payer)));
    expect(new Set(all.map(({ payment }) => payment?.standing))).toEqual(new Set(['notPaid']));
    expect(asked).toEqual([paymentNo]);
    await new Promise((resolve) => setTimeout(resolve, CHECKED_EVERY_MS));
    await waitUntil(async () => {
      await check(payer);
      return asked.length === 2;
    });
  });

  it('is told that a person looks where the provider tells another amount', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    await choose(running, start, { choice: 'pay', course: 'never' });
    await running.pool.query('UPDATE sandbox_payments SET amount_fen = 1 WHERE payment_no = ?', [
      start.paymentNo,
    ]);
    expect(await check(payer)).toMatchObject({ payment: { standing: 'odd' }, order: { state: 'created' } });
    expect(await stateOf(running, payer.order)).toBe('created');
  });

  it('is told that it is unknown while the provider cannot be asked', async () => {
    const payer = await aPayer(running);
    const { paymentNo } = await aStart(payer);
    await running.pool.query(`UPDATE payments SET provider = 'alipay' WHERE payment_no = ?`, [paymentNo]);
    expect(await check(payer)).toMatchObject({
      payment: { paymentNo, standing: 'unknown' },
      order: { state: 'created' },
    });
  });

  it('is told nothing of another’s order, and nothing without a session', async () => {
    const [payer, other] = [await aPayer(running), await aPayer(running)];
    expect(await checkPayment({ client: payer.client, order: other.order })).toMatchObject({
      status: 404,
      body: { code: 'ORDER.NOT_FOUND' },
    });
    const order = await anOrder(running, { citizenId: payer.order.citizenId });
    expect(await checkPayment({ client: running.client(), order })).toMatchObject({
      status: 401,
      body: { code: 'SESSION.MISSING' },
    });
    expect(asked).toEqual([]);
  });
});
