// What no notice told is found out by asking, on the real database: lost payments, closed and odd ones, and refunds paid by hand.
import { randomUUID } from 'node:crypto';
import type { PaymentStart } from '@haopai/contracts';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { type Order, Orders, RefundBookkeeper } from '../../orders';
import { aCitizen, anOrder, aRunningApp, hearOrders, type RunningApp } from '../../../testing';
import { RefundClaimsStore } from '../refunds/refund-claims.store';
import { PayBack } from '../refunds/pay-back';
import { SandboxPayments } from '../sandbox/sandbox-payments';
import { StartPayment } from '../start-payment';
import { bookFaults, paymentsOf, refundsOf, stateOf, withProviderFen } from '../testing/build-payments';
import { askAfterMs, ASKED_AT_ONCE_MAX, CLOSED_AFTER_END_MS, nextAskAfterMs } from './ask-limits';
import { ReconcilePayments } from './reconcile-payments';
import { ReconcileRefunds } from './reconcile-refunds';

const MINUTE_MS = 60_000;

interface Begun {
  readonly order: Order;
  readonly start: PaymentStart;
}

describe('asking the provider', () => {
  /** An engine: it has all parts and asks nothing by itself. */
  let engine: RunningApp;
  let citizenId: number;

  beforeAll(async () => {
    engine = await aRunningApp({ HAOPAI_ROLE: 'engine' });
    hearOrders(engine, 'listing');
  });
  beforeEach(async () => {
    citizenId = (await aCitizen(engine.pool)).id;
    await engine.pool.query(`UPDATE payments SET state = 'closed' WHERE state = 'open'`);
  });
  afterAll(async () => {
    const faults = await bookFaults(engine.pool);
    await engine.stop();
    expect(faults).toEqual([]);
  });

  const sandbox = (): SandboxPayments => engine.app.get(SandboxPayments);
  const begin = async (order: Order): Promise<Begun> => {
    const wish = { citizenId, orderNo: order.orderNo, key: randomUUID(), language: 'zh' } as const;
    const start = await engine.app.get(StartPayment).execute(wish);
    if (start instanceof RefusalError) throw start;
    return { order, start };
  };
  const aPayment = async (): Promise<Begun> => begin(await anOrder(engine, { citizenId }));
  const letItBeDue = async ({ start }: Begun): Promise<void> => {
    await engine.pool.query('UPDATE payments SET ask_at_ms = 0 WHERE payment_no = ?', [start.paymentNo]);
  };
  const ask = (): Promise<readonly string[]> => engine.app.get(ReconcilePayments).execute();
  const askInMs = async ({ start }: Begun): Promise<number> => {
    const [rows] = await engine.pool.query(
      'SELECT ask_at_ms - UNIX_TIMESTAMP(NOW(3)) * 1000 AS wait FROM payments WHERE payment_no = ?',
      [start.paymentNo],
    );
    return Number((rows as { wait: number }[])[0]?.wait);
  };

  it('has an order paid whose notice was lost', async () => {
    const payment = await aPayment();
    await sandbox().end(payment.start.paymentNo, 'paid', 'never');
    expect(await ask()).toEqual([]);
    await letItBeDue(payment);
    expect(await ask()).toEqual(['asked.order']);
    expect(await stateOf(engine, payment.order)).toBe('paid');
    expect(await withProviderFen(engine, payment.order)).toBe(payment.order.amountFen);
    await letItBeDue(payment);
    expect(await ask()).toEqual([]);
  });

  it('pays back what came for an order that was cancelled, although its notice was lost', async () => {
    const payment = await aPayment();
    await sandbox().end(payment.start.paymentNo, 'paid', 'never');
    await engine.app.get(Transactions).run((tx) => engine.app.get(Orders).cancel(tx, payment.order.id));
    await letItBeDue(payment);
    expect(await ask()).toEqual(['asked.surplus']);
    expect(await refundsOf(engine, payment.order)).toMatchObject([{ why: 'paidTooLate', state: 'wanted' }]);
  });

  it('closes what failed, and what is said to wait long after its end', async () => {
    const [failed, forgotten] = [await aPayment(), await aPayment()];
    await sandbox().end(failed.start.paymentNo, 'failed', 'never');
    await letItBeDue(failed);
    expect(await ask()).toEqual(['closed']);
    const setEnd = (agoMs: number) =>
      engine.pool.query('UPDATE payments SET valid_until_ms = ? WHERE payment_no = ?', [
        Date.now() - agoMs,
        forgotten.start.paymentNo,
      ]);
    await setEnd(CLOSED_AFTER_END_MS - MINUTE_MS);
    await letItBeDue(forgotten);
    expect(await ask()).toEqual([]);
    await setEnd(CLOSED_AFTER_END_MS + 1);
    await letItBeDue(forgotten);
    expect(await ask()).toEqual(['closed']);
    expect(await paymentsOf(engine, forgotten.order)).toMatchObject([{ state: 'closed' }]);
  });

  it('lets an order be paid by another payment when one was closed', async () => {
    const payment = await aPayment();
    await engine.pool.query(`UPDATE sandbox_payments SET state = 'failed' WHERE payment_no = ?`, [
      payment.start.paymentNo,
    ]);
    await letItBeDue(payment);
    expect(await ask()).toEqual(['closed']);
    const again = await begin(payment.order);
    expect(again.start.paymentNo).not.toBe(payment.start.paymentNo);
  });

  it('asks again later, each time after longer, and just after the end', async () => {
    const payment = await aPayment();
    for (const longestMs of [75_000, 150_000, 300_000]) {
      await letItBeDue(payment);
      expect(await ask()).toEqual([]);
      const waitMs = await askInMs(payment);
      expect(waitMs).toBeGreaterThan(longestMs / 2);
      expect(waitMs).toBeLessThanOrEqual(longestMs);
    }
    const end = { asks: 9, validUntilMs: 100_000, dueAtMs: null, nowMs: 95_000 };
    expect(nextAskAfterMs(end, () => 0)).toBe(7_000);
    expect(nextAskAfterMs({ ...end, nowMs: 103_000 }, () => 0.5)).toBe(askAfterMs(9, () => 0.5));
  });

  it('asks when the order is due, then every few seconds, and each minute after a quarter of an hour', () => {
    const due = { asks: 9, validUntilMs: 100_000, dueAtMs: 130_000 };
    expect(nextAskAfterMs({ ...due, nowMs: 103_000 }, () => 0)).toBe(27_000);
    expect(nextAskAfterMs({ ...due, nowMs: 130_000 }, () => 0.5)).toBe(10_000);
    expect(nextAskAfterMs({ ...due, nowMs: 130_000 + 15 * MINUTE_MS }, () => 0.5)).toBe(MINUTE_MS);
  });

  it('sets aside a payment of another amount, for somebody to look at', async () => {
    const payment = await aPayment();
    const { paymentNo } = payment.start;
    await sandbox().end(paymentNo, 'paid', 'never');
    await engine.pool.query('UPDATE sandbox_payments SET amount_fen = 1 WHERE payment_no = ?', [paymentNo]);
    await letItBeDue(payment);
    expect(await ask()).toEqual(['odd']);
    expect(await paymentsOf(engine, payment.order)).toMatchObject([{ state: 'odd' }]);
    expect(await stateOf(engine, payment.order)).toBe('created');
  });

  it('goes on with the others when one cannot be asked about, and asks about that one later', async () => {
    const [broken, sound] = [await aPayment(), await aPayment()];
    await engine.pool.query(`UPDATE payments SET provider = 'alipay' WHERE payment_no = ?`, [
      broken.start.paymentNo,
    ]);
    await sandbox().end(sound.start.paymentNo, 'paid', 'never');
    await letItBeDue(broken);
    await letItBeDue(sound);
    expect(await ask()).toEqual(['asked.order']);
    expect(await paymentsOf(engine, broken.order)).toMatchObject([{ state: 'open' }]);
    expect(await askInMs(broken)).toBeGreaterThan(MINUTE_MS / 4);
  });

  it('asks once, whoever asks, and about no more than so many in a round', async () => {
    const payments: Begun[] = [];
    for (let made = 0; made < ASKED_AT_ONCE_MAX + 4; made += 1) {
      if (made === ASKED_AT_ONCE_MAX / 2) citizenId = (await aCitizen(engine.pool)).id;
      payments.push(await aPayment());
    }
    for (const payment of payments) {
      await sandbox().end(payment.start.paymentNo, 'paid', 'never');
      await letItBeDue(payment);
    }
    expect(await ask()).toHaveLength(ASKED_AT_ONCE_MAX);
    const rest = await Promise.all([ask(), ask(), ask()]);
    expect(rest.flat()).toHaveLength(4);
    for (const { order } of payments) expect(await stateOf(engine, order)).toBe('paid');
  });

  it('finds a refund that was given up and then paid back by hand', async () => {
    const payment = await aPayment();
    await sandbox().end(payment.start.paymentNo, 'paid', 'never');
    await letItBeDue(payment);
    await ask();
    const { id: orderId, amountFen } = payment.order;
    const wanted = await engine.app
      .get(Transactions)
      .run((tx) =>
        engine.app.get(RefundBookkeeper).want(tx, { orderId, amountFen, depositId: null, why: 'aSpec' }),
      );
    if (wanted instanceof RefusalError) throw wanted;
    const claims = engine.app.get(RefundClaimsStore);
    const claimed = (await claims.claim(20, MINUTE_MS)).find(({ refundNo }) => refundNo === wanted.refundNo);
    if (claimed === undefined) throw new Error('nothing to claim');
    await claims.fail(claimed, 'REFUSED', 0);
    const reconcile = engine.app.get(ReconcileRefunds);
    expect(await reconcile.execute()).toBe(0);
    await engine.app.get(PayBack).execute({ ...claimed, isDoubtful: false });
    // Not before an hour has passed since the last question.
    expect(await reconcile.execute()).toBe(0);
    await engine.pool.query('UPDATE refunds SET due_at_ms = 0 WHERE refund_no = ?', [wanted.refundNo]);
    expect(await reconcile.execute()).toBe(1);
    expect(await refundsOf(engine, payment.order)).toMatchObject([{ state: 'done' }]);
    expect(await stateOf(engine, payment.order)).toBe('refunded');
    const again = await engine.app
      .get(Transactions)
      .run((tx) =>
        engine.app.get(RefundBookkeeper).want(tx, { orderId, amountFen, depositId: null, why: 'aSpec' }),
      );
    expect(again).toMatchObject({ code: 'ORDER.REFUNDED', data: { amountFen } });
  });
});
