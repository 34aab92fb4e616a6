// How a payment begins, over HTTP on the real database: whose order, until when, once for a key, and within which limits.
import { randomUUID } from 'node:crypto';
import type { PaymentStart } from '@haopai/contracts';
import { anOrder, aRunningApp, hearOrders, payOrder, type RunningApp } from '../../testing';
import {
  ENDS_BEFORE_ORDER_MS,
  OPEN_PER_CITIZEN_MAX,
  PAYMENT_VALID_MS,
  TRIES_PER_ORDER_MAX,
} from './payment-limits';
import { aPayer, aStart, choose, type Payer, paymentsOf, startPayment } from './testing/build-payments';

const MINUTE_MS = 60_000;

describe('beginning to pay', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    hearOrders(running, 'listing');
  });
  afterAll(() => running.stop());

  const nowMs = async (): Promise<number> =>
    ((await running.client().get('/api/v1/clock')).body as { serverMs: number }).serverMs;
  const another = async ({ client, order }: Payer): Promise<Payer> => ({
    client,
    order: await anOrder(running, { citizenId: order.citizenId }),
  });

  it('tells where to pay, how much, and until when', async () => {
    const payer = await aPayer(running);
    const { status, body } = await startPayment(payer, { body: { language: 'en' } });
    const { paymentNo } = body as PaymentStart;
    expect([status, paymentNo]).toEqual([200, expect.stringMatching(/^20\d{18}$/)]);
    expect(body).toEqual({
      paymentNo,
      payUrl: `/dev/pay/${paymentNo}?lang=en`,
      amountFen: payer.order.amountFen,
      validUntilMs: payer.order.dueAtMs - ENDS_BEFORE_ORDER_MS,
    });
  });

  it('lets nobody pay for longer than half an hour, however late the order is due', async () => {
    const payer = await aPayer(running, { dueAtMs: Date.now() + 5 * 24 * 60 * MINUTE_MS });
    const before = await nowMs();
    const { validUntilMs } = await aStart(payer);
    expect(validUntilMs).toBeGreaterThanOrEqual(before + PAYMENT_VALID_MS);
    expect(validUntilMs).toBeLessThanOrEqual((await nowMs()) + PAYMENT_VALID_MS);
  });

  it('begins one payment for a key, however often it is sent', async () => {
    const payer = await aPayer(running);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => startPayment(payer, { key })));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await paymentsOf(running, payer.order)).toHaveLength(1);
    expect(await startPayment(payer, { key, body: { language: 'en' } })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY.MISMATCH', data: { bidId: key } },
    });
  });

  it('leads to the payment that is open, so that nobody pays twice by pressing twice', async () => {
    const payer = await aPayer(running);
    const starts = await Promise.all(Array.from({ length: 6 }, () => aStart(payer)));
    expect(new Set(starts.map(({ paymentNo }) => paymentNo)).size).toBe(1);
  });

  it('begins another one when the last has failed', async () => {
    const payer = await aPayer(running);
    const first = await aStart(payer);
    await choose(running, first, { choice: 'fail', course: 'never' });
    await running.pool.query(`UPDATE payments SET state = 'closed' WHERE payment_no = ?`, [first.paymentNo]);
    expect((await aStart(payer)).paymentNo).not.toBe(first.paymentNo);
  });

  it('wants a key, a session, and a language that there is', async () => {
    const payer = await aPayer(running);
    const path = `/api/v1/me/orders/${payer.order.orderNo}/payments`;
    expect(await payer.client.post(path, {})).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY.KEY_MISSING' },
    });
    const stranger = { client: running.client(), order: payer.order };
    expect(await startPayment(stranger)).toMatchObject({ status: 401, body: { code: 'SESSION.MISSING' } });
    expect(await startPayment(payer, { body: { language: 'fr' } })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID' },
    });
  });

  it('takes another’s order for none', async () => {
    const [payer, other] = [await aPayer(running), await aPayer(running)];
    const { orderNo } = other.order;
    expect(await startPayment({ client: payer.client, order: other.order })).toMatchObject({
      status: 404,
      body: { code: 'ORDER.NOT_FOUND', data: { orderNo } },
    });
    expect(await paymentsOf(running, other.order)).toEqual([]);
  });

  it('refuses an order that is paid', async () => {
    const payer = await aPayer(running);
    await payOrder(running, payer.order);
    expect(await startPayment(payer)).toMatchObject({
      status: 409,
      body: { code: 'ORDER.NOT_OPEN', data: { state: 'paid' } },
    });
  });

  it('refuses when no payment would end before the order does', async () => {
    const dueAtMs = (await nowMs()) + MINUTE_MS - 1;
    const payer = await aPayer(running, { dueAtMs });
    expect(await startPayment(payer)).toMatchObject({
      status: 409,
      body: { code: 'PAYMENT.TOO_LATE', data: { dueAtMs } },
    });
  });

  it('refuses too many tries of one order', async () => {
    const payer = await aPayer(running);
    for (let tries = 0; tries < TRIES_PER_ORDER_MAX; tries += 1) {
      const { paymentNo } = await aStart(payer);
      await running.pool.query(`UPDATE payments SET state = 'closed' WHERE payment_no = ?`, [paymentNo]);
    }
    expect(await startPayment(payer)).toMatchObject({
      status: 409,
      body: { code: 'PAYMENT.TOO_MANY', data: { max: TRIES_PER_ORDER_MAX } },
    });
  });

  it('refuses too many open payments of one citizen', async () => {
    const payer = await aPayer(running);
    await aStart(payer);
    for (let open = 1; open < OPEN_PER_CITIZEN_MAX; open += 1) await aStart(await another(payer));
    expect(await startPayment(await another(payer))).toMatchObject({
      status: 409,
      body: { code: 'PAYMENT.TOO_MANY', data: { max: OPEN_PER_CITIZEN_MAX } },
    });
    // The one that is open can still be paid.
    expect((await startPayment(payer)).status).toBe(200);
  });
});
