// A citizen's own orders over HTTP: the six lists, one order, cancelling, and every refusal.
import type { OrderHead, OrderView, Page } from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import {
  aCitizen,
  anOrder,
  aRunningApp,
  hearOrders,
  type HttpClient,
  NO_TOPIC,
  payOrder,
  type RunningApp,
  type TestCitizen,
} from '../../testing';
import { Deposits } from './deposits';
import { Orders } from './orders';
import { RefundBookkeeper } from './refund-bookkeeper';

const ORDERS = '/api/v1/me/orders';
const VIN = '1M8GDM9AXKP042788';

describe('own orders', () => {
  let running: RunningApp;
  let citizen: TestCitizen;
  let client: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
    for (const kind of ['listing', 'enrolmentDeposit', 'balance'] as const) hearOrders(running, kind);
  });
  beforeEach(async () => {
    citizen = await aCitizen(running.pool);
    client = await running.clientOf(citizen);
  });
  afterAll(() => running.stop());

  const own = (given: Parameters<typeof anOrder>[1] = {}) =>
    anOrder(running, { citizenId: citizen.id, ...given });
  const within: Transactions['run'] = (work) => running.app.get(Transactions).run(work);
  const numbersIn = async (group: string): Promise<readonly string[]> => {
    const { body } = await client.get(`${ORDERS}?group=${group}`);
    return (body as Page<OrderHead>).items.map(({ orderNo }) => orderNo);
  };

  it('are listed all together, as unfinished, paid, expired, cancelled and refunded, the newest first', async () => {
    const waiting = await own();
    const paid = await own();
    await payOrder(running, paid);
    const cancelled = await own();
    await within((transaction) => running.app.get(Orders).cancel(transaction, cancelled.id));
    const shares = [VIN, 'LSVAA49J132047371'].map((vin) => ({ entryId: null, vin, amountFen: 100 }));
    const inPart = await own({ kind: 'enrolmentDeposit', amountFen: 200, deposits: shares });
    await payOrder(running, inPart);
    const [lost] = await running.app.get(Deposits).of(inPart.id);
    await within((transaction) => running.app.get(Deposits).refund(transaction, lost?.id ?? 0, 'wonNothing'));
    await anOrder(running);

    const late = await own({ dueAtMs: Date.now() - 60_000 });
    await within((transaction) => running.app.get(Orders).expire(transaction, late.id));

    expect(await numbersIn('unfinished')).toEqual([waiting.orderNo]);
    expect(await numbersIn('paid')).toEqual([paid.orderNo]);
    expect(await numbersIn('expired')).toEqual([late.orderNo]);
    expect(await numbersIn('cancelled')).toEqual([cancelled.orderNo]);
    // As tabs of the release before ask.
    expect(await numbersIn('finished')).toEqual([late.orderNo, cancelled.orderNo, paid.orderNo]);
    expect(await numbersIn('refunded')).toEqual([inPart.orderNo]);
    const all = [late, inPart, cancelled, paid, waiting];
    expect(await numbersIn('all')).toEqual(all.map(({ orderNo }) => orderNo));

    const { body } = await client.get(`${ORDERS}/${inPart.orderNo}`);
    const [refund] = (body as OrderView).refunds;
    await within((transaction) =>
      running.app.get(RefundBookkeeper).complete(transaction, refund?.refundNo ?? ''),
    );
    // A part is back: the order is paid again, and in both lists.
    expect(await numbersIn('paid')).toEqual([inPart.orderNo, paid.orderNo]);
    expect(await numbersIn('refunded')).toEqual([inPart.orderNo]);
  });

  it('count money that came too late among the refunded', async () => {
    const order = await own();
    await within((transaction) => running.app.get(Orders).cancel(transaction, order.id));
    const late = { orderId: order.id, paymentId: 5, amountFen: order.amountFen, why: 'latePayment' };
    await within((transaction) => running.app.get(RefundBookkeeper).returnSurplus(transaction, late));
    expect(await numbersIn('cancelled')).toEqual([order.orderNo]);
    expect(await numbersIn('refunded')).toEqual([order.orderNo]);
  });

  it('come a page at a time', async () => {
    const orders = [await own(), await own(), await own()];
    const { body } = await client.get(`${ORDERS}?page=2&size=2`);
    expect(body).toMatchObject({ total: 3, page: 2, size: 2, items: [{ orderNo: orders[0]?.orderNo }] });
    expect(await client.get(`${ORDERS}?group=none`)).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID' },
    });
  });

  it('say what they are about, where each deposit is, and what came back; no cache keeps them', async () => {
    const about = { ...NO_TOPIC, auction: { id: 7, title: '2026年第12期', startsAtMs: 1 }, vins: [VIN] };
    const order = await own({ kind: 'enrolmentDeposit', about });
    await payOrder(running, order);
    const [deposit] = await running.app.get(Deposits).of(order.id);
    await within((transaction) =>
      running.app.get(Deposits).refund(transaction, deposit?.id ?? 0, 'wonNothing'),
    );
    const answer = await client.get(`${ORDERS}/${order.orderNo}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        ...{ orderNo: order.orderNo, kind: 'enrolmentDeposit', state: 'refunding', refundedFen: 0, about },
        deposits: [{ amountFen: order.amountFen, state: 'refunded' }],
        refunds: [{ amountFen: order.amountFen, state: 'wanted' }],
      },
    });
    const { serverMs } = answer.body as OrderView;
    expect(serverMs).toBeGreaterThanOrEqual(order.createdAtMs);
  });

  it('are cancelled while they wait for money, and once', async () => {
    const order = await own();
    const cancel = () => client.post(`${ORDERS}/${order.orderNo}/cancel`, {});
    expect(await cancel()).toMatchObject({ status: 200, body: { state: 'cancelled', refunds: [] } });
    expect(await cancel()).toMatchObject({
      status: 409,
      body: { code: 'ORDER.NOT_OPEN', data: { state: 'cancelled' } },
    });
  });

  it('are not cancelled when a plate was won', async () => {
    const order = await own({ kind: 'balance' });
    const cancel = () => client.post(`${ORDERS}/${order.orderNo}/cancel`, {});
    expect(await cancel()).toMatchObject({
      status: 409,
      body: { code: 'ORDER.NOT_CANCELLABLE', data: { dueAtMs: order.dueAtMs } },
    });
    await payOrder(running, order);
    expect(await cancel()).toMatchObject({ body: { code: 'ORDER.NOT_OPEN', data: { state: 'paid' } } });
  });

  it('are nobody else’s to see or cancel', async () => {
    const { orderNo } = await anOrder(running);
    const refused = { status: 404, body: { code: 'ORDER.NOT_FOUND', data: { orderNo } } };
    expect(await client.get(`${ORDERS}/${orderNo}`)).toMatchObject(refused);
    expect(await client.post(`${ORDERS}/${orderNo}/cancel`, {})).toMatchObject(refused);
    expect(await client.get(`${ORDERS}/not-a-number`)).toMatchObject({
      status: 404,
      body: { code: 'ORDER.NOT_FOUND' },
    });
    expect(await running.client().get(ORDERS)).toMatchObject({
      status: 401,
      body: { code: 'SESSION.MISSING' },
    });
  });
});
