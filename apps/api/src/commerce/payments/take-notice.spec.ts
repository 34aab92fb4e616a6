// What providers tell, over HTTP on the real database: believed once, in any order; what is wrong is refused, and all of it is written down.
import type { NoticeView, Page } from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import { NOTICE_PATH } from '../../platform/http';
import { Orders } from '../orders';
import { PersonalData } from '../../platform/personal-data';
import { aRunningApp, hearOrders, type HeardOrders, type RunningApp, waitUntil } from '../../testing';
import { FORGED_KEPT_MS, FORGED_KEPT_PER_HOUR, NOTICE_AGE_MAX_MS, NOTICES_KEPT_MS } from './payment-limits';
import { ProviderNoticesStore } from './provider-notices.store';
import {
  aNotice,
  aPayer,
  aStart,
  bookFaults,
  choose,
  type Payer,
  paymentsOf,
  refundsOf,
  stateOf,
  tell,
  withProviderFen,
} from './testing/build-payments';

interface NoticeRow {
  readonly outcome: string;
  readonly times: number;
  readonly payment_no: string | null;
  readonly body_sealed: string | null;
}

const TAKEN = { status: 200, text: 'success' };

describe('a provider that tells', () => {
  let running: RunningApp;
  let sales: HeardOrders;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    sales = hearOrders(running, 'listing');
  });
  afterAll(async () => {
    const faults = await bookFaults(running.pool);
    await running.stop();
    expect(faults).toEqual([]);
  });

  const noticesOf = async (paymentNo: string): Promise<readonly NoticeRow[]> => {
    const [rows] = await running.pool.query(
      'SELECT * FROM provider_notices WHERE payment_no = ? ORDER BY id',
      [paymentNo],
    );
    return rows as unknown as readonly NoticeRow[];
  };
  const outcomesOf = async (paymentNo: string): Promise<readonly string[]> =>
    (await noticesOf(paymentNo)).map(({ outcome, times }) => `${outcome} ${times}`);
  const timesPaid = ({ order }: Payer): number => sales.paid.filter(({ id }) => id === order.id).length;
  const noticesTo = async ({ client }: Payer): Promise<readonly NoticeView[]> =>
    ((await client.get('/api/v1/me/notices')).body as Page<NoticeView>).items;
  const isTold = async (payer: Payer, kind: string): Promise<void> => {
    await waitUntil(async () => (await noticesTo(payer)).length > 0);
    const { orderNo, amountFen } = payer.order;
    expect(await noticesTo(payer)).toMatchObject([{ kind, data: { orderNo, amountFen } }]);
  };
  const allBack = (payer: Payer, count: number): Promise<void> =>
    waitUntil(async () => {
      const refunds = await refundsOf(running, payer.order);
      return refunds.length === count && refunds.every(({ state }) => state === 'done');
    });

  it('has the order paid, once, with what the provider said', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const notice = aNotice(payer, start);
    expect(await tell(running, notice)).toEqual(TAKEN);
    expect(await stateOf(running, payer.order)).toBe('paid');
    expect(timesPaid(payer)).toBe(1);
    expect(await paymentsOf(running, payer.order)).toMatchObject([
      { state: 'paid', trade_no: notice.tradeNo, is_surplus: 0 },
    ]);
    const [row] = await noticesOf(start.paymentNo);
    expect(row).toMatchObject({ outcome: 'order', times: 1 });
    const body = running.app.get(PersonalData).open(row?.body_sealed ?? '');
    expect(JSON.parse(body)).toEqual(notice);
  });

  it.each(['prompt', 'late', 'twice', 'outOfOrder'])(
    'is heard from the sandbox’s page, its notice being "%s"',
    async (course) => {
      const payer = await aPayer(running);
      const start = await aStart(payer);
      const pressed = await choose(running, start, { choice: 'pay', course, lateMs: '1200' });
      expect(pressed.status).toBe(303);
      expect(pressed.headers.get('location')).toBe(`/account/orders/${payer.order.orderNo}?from=payment`);
      await waitUntil(async () => (await stateOf(running, payer.order)) === 'paid');
      const expected = {
        prompt: ['order 1'],
        late: ['order 1'],
        twice: ['order 2'],
        outOfOrder: ['order 1', 'waiting 1'],
      }[course];
      await waitUntil(
        async () => JSON.stringify(await outcomesOf(start.paymentNo)) === JSON.stringify(expected),
      );
      expect(timesPaid(payer)).toBe(1);
      expect(await withProviderFen(running, payer.order)).toBe(payer.order.amountFen);
    },
  );

  it('is believed once when it tells twenty times at the same instant', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const notice = aNotice(payer, start);
    const answers = await Promise.all(Array.from({ length: 20 }, () => tell(running, notice)));
    expect(answers).toEqual(answers.map(() => TAKEN));
    expect(await withProviderFen(running, payer.order)).toBe(payer.order.amountFen);
    expect(await outcomesOf(start.paymentNo)).toEqual(['order 20']);
    expect(await refundsOf(running, payer.order)).toEqual([]);
  });

  it('has the order paid although it said before that the payment failed, and not unpaid by saying so afterwards', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const failed = aNotice(payer, start, { status: 'failed', tradeNo: null, paidAtMs: null });
    expect(await tell(running, failed)).toEqual(TAKEN);
    expect(await paymentsOf(running, payer.order)).toMatchObject([{ state: 'closed' }]);
    expect(await tell(running, aNotice(payer, start))).toEqual(TAKEN);
    expect(await tell(running, { ...failed, toldAtMs: failed.toldAtMs + 1 })).toEqual(TAKEN);
    expect(await paymentsOf(running, payer.order)).toMatchObject([{ state: 'paid' }]);
    expect(await outcomesOf(start.paymentNo)).toEqual(['closed 1', 'order 1', 'known 1']);
  });

  it('pays a second payment of one order back at once', async () => {
    const payer = await aPayer(running);
    const first = await aStart(payer);
    const failed = aNotice(payer, first, { status: 'failed', tradeNo: null, paidAtMs: null });
    await tell(running, failed);
    const second = await aStart(payer);
    await choose(running, second, { choice: 'pay', course: 'prompt' });
    await waitUntil(async () => (await stateOf(running, payer.order)) === 'paid');
    // The payer of the first one got through after all.
    await choose(running, first, { choice: 'pay', course: 'prompt' });
    await allBack(payer, 1);
    const payments = await paymentsOf(running, payer.order);
    expect(payments).toMatchObject([
      { payment_no: first.paymentNo, state: 'paid', is_surplus: 1 },
      { payment_no: second.paymentNo, state: 'paid', is_surplus: 0 },
    ]);
    expect(await refundsOf(running, payer.order)).toMatchObject([
      { why: 'paidTwice', payment_id: payments[0]?.id, amount_fen: payer.order.amountFen },
    ]);
    expect([await stateOf(running, payer.order), timesPaid(payer)]).toEqual(['paid', 1]);
    expect(await withProviderFen(running, payer.order)).toBe(payer.order.amountFen);
    const [rows] = await running.pool.query(
      'SELECT payment_no FROM sandbox_refunds WHERE payment_no IN (?)',
      [[first.paymentNo, second.paymentNo]],
    );
    expect(rows).toEqual([{ payment_no: first.paymentNo }]);
    await isTold(payer, 'paidTwice');
  });

  it.each(['cancelled', 'expired'])('pays back at once what comes for an order that is %s', async (state) => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const { id } = payer.order;
    if (state === 'expired')
      await running.pool.query('UPDATE order_events SET body = REPLACE(body, ?, ?) WHERE order_id = ?', [
        `"dueAtMs":${payer.order.dueAtMs}`,
        `"dueAtMs":${Date.now() - 1}`,
        id,
      ]);
    const end = (orders: Orders) => (state === 'expired' ? orders.expire : orders.cancel).bind(orders);
    await running.app.get(Transactions).run((tx) => end(running.app.get(Orders))(tx, id));
    await choose(running, start, { choice: 'pay', course: 'prompt' });
    await allBack(payer, 1);
    expect(await refundsOf(running, payer.order)).toMatchObject([{ why: 'paidTooLate' }]);
    expect([await stateOf(running, payer.order), timesPaid(payer)]).toEqual([state, 0]);
    // On a busy machine the money is asked for before its notice comes.
    await waitUntil(async () => (await outcomesOf(start.paymentNo)).length > 0);
    expect(['surplus 1', 'known 1']).toContain((await outcomesOf(start.paymentNo)).join());
    await isTold(payer, 'paidTooLate');
    expect(await withProviderFen(running, payer.order)).toBe(0);
  });

  it('is not believed when its notice was changed on the way', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const amount = `"amountFen":${payer.order.amountFen}`;
    const answer = await tell(running, aNotice(payer, start), (text) =>
      text.replace(amount, '"amountFen":1'),
    );
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([403, { code: 'PAYMENT.FORGED' }]);
    expect(await stateOf(running, payer.order)).toBe('created');
    // What was right is taken afterwards.
    expect(await tell(running, aNotice(payer, start))).toEqual(TAKEN);
  });

  it.each([
    ['another amount', { amountFen: 1 }, 422, 'PAYMENT.WRONG_AMOUNT', { amountFen: 500_000 }],
    ['another currency', { currency: 'USD' }, 422, 'PAYMENT.WRONG_CURRENCY', { currency: 'USD' }],
    ['another app', { app: 'somebody-else' }, 422, 'PAYMENT.OTHER_RECEIVER', {}],
    ['another order', { orderNo: '20261126000000000000' }, 422, 'PAYMENT.OTHER_ORDER', expect.anything()],
    ['a time long ago', { toldAtMs: 1_000 }, 409, 'PAYMENT.REPLAYED', { toldAtMs: 1_000 }],
  ])('is not believed when it names %s, although it is signed', async (_, changes, status, code, data) => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const answer = await tell(running, aNotice(payer, start, changes));
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([status, { code, data }]);
    expect(await stateOf(running, payer.order)).toBe('created');
    expect(await paymentsOf(running, payer.order)).toMatchObject([{ state: 'open' }]);
    expect(await noticesOf(start.paymentNo)).toMatchObject([
      { outcome: code, times: 1, body_sealed: expect.any(String) },
    ]);
  });

  it('is not believed when its notice is sent again for another’s order', async () => {
    const [payer, other] = [await aPayer(running), await aPayer(running)];
    const [start, otherStart] = [await aStart(payer), await aStart(other)];
    await tell(running, aNotice(payer, start));
    const answer = await tell(running, aNotice(payer, start, { paymentNo: otherStart.paymentNo }));
    expect(JSON.parse(answer.text)).toMatchObject({
      code: 'PAYMENT.OTHER_ORDER',
      data: { paymentNo: otherStart.paymentNo },
    });
    expect(await stateOf(running, other.order)).toBe('created');
  });

  it('is believed for as long as providers repeat themselves', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const toldAtMs = Date.now() - NOTICE_AGE_MAX_MS + 60_000;
    expect(await tell(running, aNotice(payer, start, { toldAtMs }))).toEqual(TAKEN);
  });

  it.each(['20261126999999999999', 'nothing', '号牌', ''])(
    'is not believed when it tells of a payment that is not in the books: "%s"',
    async (paymentNo) => {
      const payer = await aPayer(running);
      const start = await aStart(payer);
      const { status, text } = await tell(running, aNotice(payer, { ...start, paymentNo }));
      expect([status, JSON.parse(text)]).toMatchObject([
        404,
        { code: 'PAYMENT.NOT_FOUND', data: { paymentNo } },
      ]);
    },
  );

  it('is told that what it signed cannot be read', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const { status, text } = await tell(running, aNotice(payer, start, { tradeNo: null }));
    expect([status, JSON.parse(text)]).toMatchObject([400, { code: 'REQUEST.INVALID' }]);
  });

  it('is not there when it is not switched on', async () => {
    for (const provider of ['alipay', 'nobody', '__proto__']) {
      const answer = await running.client().post(`${NOTICE_PATH}/${provider}`, {});
      expect(answer).toMatchObject({ status: 404, body: { code: 'REQUEST.NOT_FOUND' } });
    }
  });

  it('needs neither page nor session, and other calls still do', async () => {
    const client = running.client();
    const nowhere = { Origin: 'https://elsewhere.example' };
    const notice = await client.send('POST', `${NOTICE_PATH}/sandbox`, 'a=b', nowhere);
    expect(notice).toMatchObject({ status: 403, body: { code: 'PAYMENT.FORGED' } });
    const other = await client.post('/api/v1/auth/login', { username: 'a', password: 'b' }, nowhere);
    expect(other).toMatchObject({ status: 403, body: { code: 'REQUEST.BAD_ORIGIN' } });
    const long = await client.send('POST', `${NOTICE_PATH}/sandbox`, 'x'.repeat(17 * 1024), {});
    expect(long).toMatchObject({ status: 413, body: { code: 'REQUEST.TOO_LARGE' } });
  });

  it('cannot fill the table with forgeries, and old ones go', async () => {
    const count = async (): Promise<number> => {
      const [rows] = await running.pool.query(
        `SELECT COUNT(*) AS count, COUNT(body_sealed) AS bodies FROM provider_notices WHERE outcome = 'PAYMENT.FORGED'`,
      );
      const [{ count: found, bodies }] = rows as [{ count: number; bodies: number }];
      expect(bodies).toBe(0);
      return found;
    };
    const notices = running.app.get(ProviderNoticesStore);
    for (let nth = 0; nth < FORGED_KEPT_PER_HOUR + 20; nth += 1)
      await notices.recordForged('sandbox', { body: String(nth), signature: null });
    expect(await count()).toBe(FORGED_KEPT_PER_HOUR);
    const signed = async (): Promise<number> => {
      const [rows] = await running.pool.query('SELECT outcome FROM provider_notices LIMIT 1');
      return (rows as unknown[]).length;
    };
    await running.pool.query('UPDATE provider_notices SET last_at_ms = last_at_ms - ?', [
      FORGED_KEPT_MS + 1_000,
    ]);
    await notices.eraseOld();
    expect([await count(), await signed()]).toEqual([0, 1]);
    await running.pool.query('UPDATE provider_notices SET last_at_ms = last_at_ms - ?', [NOTICES_KEPT_MS]);
    await notices.eraseOld();
    expect(await signed()).toBe(0);
  });
});
