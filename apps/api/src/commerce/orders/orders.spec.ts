// The life of an order on the real database: what is written, what is booked, who is told, and every refusal.
import { auditLedger, balancesOf, type DepositState } from '@haopai/orders';
import { fen } from '@haopai/rules';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { anOrder, aRunningApp, hearOrders, type HeardOrders, payOrder, type RunningApp } from '../../testing';
import { Deposits } from './deposits';
import { LedgerStore } from './ledger.store';
import type { Order } from './order';
import { OrderFollowers } from './order-followers';
import { Orders } from './orders';
import { RefundBookkeeper } from './refund-bookkeeper';
import { RefundsStore } from './refunds.store';

const DEPOSIT_FEN = 500_000;

describe('an order', () => {
  let running: RunningApp;
  let sales: HeardOrders;
  let enrolments: HeardOrders;

  beforeAll(async () => {
    running = await aRunningApp();
    sales = hearOrders(running, 'listing');
    enrolments = hearOrders(running, 'enrolmentDeposit');
  });
  afterAll(async () => {
    const [rows] = await running.pool.query('SELECT id, amount_fen, state FROM deposits');
    const deposits = (rows as { id: number; amount_fen: number; state: DepositState | null }[]).map(
      ({ id, amount_fen, state }) => ({ depositId: id, amountFen: fen(amount_fen), state }),
    );
    const transactions = await running.app.get(LedgerStore).all();
    await running.stop();
    expect(auditLedger({ transactions, deposits })).toEqual([]);
  });

  const orders = (): Orders => running.app.get(Orders);
  const deposits = (): Deposits => running.app.get(Deposits);
  const desk = (): RefundBookkeeper => running.app.get(RefundBookkeeper);
  const within: Transactions['run'] = (work) => running.app.get(Transactions).run(work);
  const eventsOf = async ({ id }: Order): Promise<readonly string[]> => {
    const [rows] = await running.pool.query(
      'SELECT version, body FROM order_events WHERE order_id = ? ORDER BY version',
      [id],
    );
    return (rows as { version: number; body: string }[]).map(
      ({ version, body }) => `${version} ${(JSON.parse(body) as { type: string }).type}`,
    );
  };
  const headOf = async ({ id }: Order): Promise<unknown> => {
    const [rows] = await running.pool.query(
      'SELECT state, version, refunded_fen, paid_at_ms, closed_at_ms FROM orders WHERE id = ?',
      [id],
    );
    return (rows as unknown[])[0];
  };
  const twoShares = (): Promise<Order> =>
    anOrder(running, {
      kind: 'enrolmentDeposit',
      amountFen: 2 * DEPOSIT_FEN,
      deposits: [
        { entryId: 1, vin: '1M8GDM9AXKP042788', amountFen: DEPOSIT_FEN },
        { entryId: 2, vin: 'LSVAA49J132047371', amountFen: DEPOSIT_FEN },
      ],
    });

  const timesOf = (order: Order, heard: readonly Order[]): number =>
    heard.filter(({ id }) => id === order.id).length;

  it('is made with a number of 20 digits, its journal and its head', async () => {
    const order = await anOrder(running);
    expect(order).toMatchObject({ state: 'created', paidAtMs: null, closedAtMs: null, refundedFen: 0 });
    expect(order.orderNo).toMatch(/^20\d{18}$/);
    expect(await eventsOf(order)).toEqual(['1 OrderCreated']);
    expect(await headOf(order)).toMatchObject({ state: 'created', version: 1 });
  });

  it('is not made when it does not add up', async () => {
    const half = { entryId: null, vin: 'LSVAA49J132047371', amountFen: 1 };
    await expect(anOrder(running, { kind: 'enrolmentDeposit', deposits: [half] })).rejects.toThrow('fen');
    await expect(anOrder(running, { kind: 'listing', deposits: [half] })).rejects.toThrow('fen');
    await expect(anOrder(running, { amountFen: 0 })).rejects.toThrow('fen');
  });

  it('is paid: booked, told to who follows, and its deposits are held', async () => {
    const order = await twoShares();
    expect((await deposits().of(order.id)).map(({ state }) => state)).toEqual([null, null]);
    const paid = await payOrder(running, order);
    expect(paid).toMatchObject({ id: order.id, state: 'paid', closedAtMs: null });
    expect(await eventsOf(order)).toEqual(['1 OrderCreated', '2 OrderPaid']);
    expect(enrolments.paid).toContainEqual(paid);
    const held = await deposits().of(order.id);
    expect(held.map(({ state, entryId }) => [state, entryId])).toEqual([
      ['held', 1],
      ['held', 2],
    ]);
    expect(await deposits().heldFor(2)).toEqual([held[1]]);
  });

  it('is paid once: the same payment again changes nothing, another one is refused, and so is another amount', async () => {
    const order = await anOrder(running);
    const payment = { paymentId: 71, amountFen: order.amountFen, atMs: Date.now() };
    const pay = (given: object) =>
      within((transaction) => orders().markPaid(transaction, order.id, { ...payment, ...given }));
    expect(await pay({ amountFen: order.amountFen - 1 })).toMatchObject({
      code: 'ORDER.WRONG_AMOUNT',
      data: { amountFen: order.amountFen },
    });
    expect(await pay({})).toMatchObject({ state: 'paid' });
    // Told in the transaction, which may have run more than once.
    const told = timesOf(order, sales.paid);
    expect(told).toBeGreaterThan(0);
    expect(await pay({})).toMatchObject({ state: 'paid' });
    expect(await pay({ paymentId: 72 })).toMatchObject({ code: 'ORDER.NOT_OPEN', data: { state: 'paid' } });
    expect(timesOf(order, sales.paid)).toBe(told);
    expect(await eventsOf(order)).toEqual(['1 OrderCreated', '2 OrderPaid']);
  });

  it('is cancelled, and nobody pays or cancels it then', async () => {
    const order = await anOrder(running);
    const cancel = () => within((transaction) => orders().cancel(transaction, order.id));
    expect(await cancel()).toMatchObject({ state: 'cancelled' });
    const told = timesOf(order, sales.ended);
    expect(told).toBeGreaterThan(0);
    expect(await headOf(order)).toMatchObject({ state: 'cancelled', version: 2, paid_at_ms: null });
    expect(await cancel()).toMatchObject({ code: 'ORDER.NOT_OPEN', data: { state: 'cancelled' } });
    await expect(payOrder(running, order)).rejects.toMatchObject({ code: 'ORDER.NOT_OPEN' });
    expect(timesOf(order, sales.ended)).toBe(told);
  });

  it('expires when it is due by the database’s clock, and not before', async () => {
    const [soon, later] = [await anOrder(running), await anOrder(running)];
    await running.pool.query('UPDATE orders SET due_at_ms = 0 WHERE id = ?', [soon.id]);
    const due = await anOrder(running, { dueAtMs: Date.now() - 60_000 });
    const expire = ({ id }: Order) => within((transaction) => orders().expire(transaction, id));
    expect(await expire(later)).toMatchObject({ state: 'created' });
    // The journal decides, not a head that somebody has written into.
    expect(await expire(soon)).toMatchObject({ state: 'created' });
    expect(await expire(due)).toMatchObject({ state: 'expired' });
  });

  it('stays as it was when its follower fails', async () => {
    hearOrders(running, 'balance', () => Promise.reject(new Error('the follower failed')));
    const order = await anOrder(running, { kind: 'balance' });
    await expect(payOrder(running, order)).rejects.toThrow('the follower failed');
    expect(await eventsOf(order)).toEqual(['1 OrderCreated']);
    expect(await headOf(order)).toMatchObject({ state: 'created', version: 1 });
    hearOrders(running, 'balance');
    expect(await payOrder(running, order)).toMatchObject({ state: 'paid' });
  });

  it('is not paid where nobody follows', () => {
    expect(() => new OrderFollowers().of('reservationDeposit')).toThrow('Nobody follows');
  });

  describe('whose deposits are settled', () => {
    it('is paid again with one share applied and one paid back', async () => {
      const order = await twoShares();
      await payOrder(running, order);
      const [first, second] = await deposits().of(order.id);
      const settle = await within((transaction) => deposits().apply(transaction, first?.id ?? 0, 99));
      expect(settle).toMatchObject({ state: 'applied', balanceOrderId: 99 });
      await within((transaction) => deposits().refund(transaction, second?.id ?? 0, 'wonNothing'));
      expect(await headOf(order)).toMatchObject({ state: 'refunding', refunded_fen: 0 });
      const [refund] = await running.app.get(RefundsStore).ofOrder(order.id);
      expect(refund).toMatchObject({ state: 'wanted', amountFen: DEPOSIT_FEN, depositId: second?.id });
      const refundNo = refund?.refundNo ?? '';
      for (let told = 0; told < 2; told += 1)
        expect(await within((transaction) => desk().complete(transaction, refundNo))).toMatchObject({
          state: 'paid',
          refundedFen: DEPOSIT_FEN,
          closedAtMs: null,
        });
      expect((await deposits().of(order.id)).map(({ state }) => state)).toEqual(['applied', 'refunded']);
    });

    it('is refunded when all of its money is back', async () => {
      const order = await twoShares();
      await payOrder(running, order);
      for (const { id } of await deposits().of(order.id))
        await within((transaction) => deposits().refund(transaction, id, 'wonNothing'));
      const [first, second] = await running.app.get(RefundsStore).ofOrder(order.id);
      const complete = (refundNo = '') => within((transaction) => desk().complete(transaction, refundNo));
      expect(await complete(second?.refundNo)).toMatchObject({ state: 'refunding', closedAtMs: null });
      const done = await complete(first?.refundNo);
      expect(done).toMatchObject({ state: 'refunded', refundedFen: 2 * DEPOSIT_FEN });
      expect(done).toHaveProperty('closedAtMs', expect.any(Number));
    });

    it('pays for a cheap plate by one of them, and gives back what is above the price', async () => {
      const order = await twoShares();
      await payOrder(running, order);
      const [first, second] = await deposits().of(order.id);
      const cover = (id = 0) =>
        within((transaction) => deposits().cover(transaction, id, 200_000, 'abovePrice'));
      expect(await cover(first?.id)).toMatchObject({ state: 'applied', balanceOrderId: null });
      expect(await cover(first?.id)).toMatchObject({ code: 'DEPOSIT.NOT_HELD' });
      const [refund] = await running.app.get(RefundsStore).ofOrder(order.id);
      expect(refund).toMatchObject({ state: 'wanted', amountFen: 200_000, depositId: first?.id });
      const done = await within((transaction) => desk().complete(transaction, refund?.refundNo ?? ''));
      expect(done).toMatchObject({ state: 'paid', refundedFen: 200_000 });
      const heldFor = async (deposit: typeof first): Promise<readonly number[]> =>
        (await deposits().heldFor(deposit?.entryId ?? 0)).map(({ id }) => id);
      expect(await heldFor(second)).toContain(second?.id);
      expect(await heldFor(first)).not.toContain(first?.id);
    });

    it('settles each of them once, and none that was not paid', async () => {
      const order = await twoShares();
      const [first, second] = await deposits().of(order.id);
      const forfeit = (id = 0) => within((transaction) => deposits().forfeit(transaction, id));
      expect(await forfeit(first?.id)).toMatchObject({ code: 'DEPOSIT.NOT_HELD', data: { state: null } });
      await payOrder(running, order);
      expect(await forfeit(first?.id)).toMatchObject({ state: 'forfeited' });
      expect(await forfeit(first?.id)).toMatchObject({ data: { state: 'forfeited' } });
      const ways = [
        () => within((transaction) => deposits().apply(transaction, second?.id ?? 0, null)),
        () => within((transaction) => deposits().refund(transaction, second?.id ?? 0, 'wonNothing')),
        () => forfeit(second?.id),
      ];
      const answers = await Promise.all([...ways, ...ways].map((way) => way()));
      const refusals = answers.filter((answer) => answer instanceof RefusalError);
      expect(refusals.map(({ code }) => code)).toEqual(Array(5).fill('DEPOSIT.NOT_HELD'));
    });
  });

  describe('whose money goes back', () => {
    const want = (order: Order, amountFen: number) => {
      const wanted = { orderId: order.id, amountFen, depositId: null, why: 'withdrawn' };
      return within((transaction) => desk().want(transaction, wanted));
    };

    it('gives back no more than was paid', async () => {
      const order = await anOrder(running);
      expect(await want(order, 1)).toMatchObject({ code: 'ORDER.NOT_PAID', data: { state: 'created' } });
      await payOrder(running, order);
      expect(await want(order, 300_000)).toMatchObject({ state: 'wanted' });
      expect(await want(order, 200_001)).toMatchObject({
        code: 'ORDER.REFUND_TOO_LARGE',
        data: { refundableFen: 200_000 },
      });
      expect(await want(order, 200_000)).toMatchObject({ state: 'wanted' });
      expect(await want(order, 1)).toMatchObject({ code: 'ORDER.REFUNDED', data: { amountFen: 500_000 } });
    });

    it('goes back under the same number when what was begun is lost, each part under its own', async () => {
      const sale = await payOrder(running, await anOrder(running));
      const shares = await payOrder(running, await twoShares());
      const held = await deposits().of(shares.id);
      const lost = new Error('restored to the moment before');
      let numbers: string[] = [];
      const begin = (isLost: boolean): Promise<void> =>
        within(async (transaction) => {
          numbers = [];
          for (const amountFen of [1, 2]) {
            const part = { orderId: sale.id, amountFen, depositId: null, why: 'staff' };
            const refund = await desk().want(transaction, part);
            if (refund instanceof RefusalError) throw refund;
            numbers.push(refund.refundNo);
          }
          for (const { id } of held) await deposits().refund(transaction, id, 'wonNothing');
          const payment = { orderId: sale.id, paymentId: 900_000_077, amountFen: 3, why: 'paidTwice' };
          const surplus = await desk().returnSurplus(transaction, payment);
          const ofShares = await running.app.get(RefundsStore).ofOrder(shares.id, transaction);
          numbers.push(surplus?.refundNo ?? '', ...ofShares.map(({ refundNo }) => refundNo));
          if (isLost) throw lost;
        });
      await expect(begin(true)).rejects.toBe(lost);
      const before = numbers;
      await begin(false);
      expect(numbers).toEqual(before);
      expect(new Set(numbers).size).toBe(5);
      for (const refundNo of numbers) expect(refundNo).toMatch(/^\d{20}$/);
    });

    it('gives deposits back one by one only', async () => {
      const order = await twoShares();
      await payOrder(running, order);
      await expect(want(order, DEPOSIT_FEN)).rejects.toThrow('one by one');
    });

    it('gives a payment back that no order waited for, once', async () => {
      const order = await anOrder(running);
      await within((transaction) => orders().cancel(transaction, order.id));
      const late = { orderId: order.id, paymentId: 81, amountFen: order.amountFen, why: 'latePayment' };
      const give = () => within((transaction) => desk().returnSurplus(transaction, late));
      const answers = await Promise.all([give(), give(), give()]);
      const [refund] = answers.filter((answer) => answer !== null);
      expect(answers.filter((answer) => answer === null)).toHaveLength(2);
      expect(refund).toMatchObject({ state: 'wanted', paymentId: 81 });
      const done = await within((transaction) => desk().complete(transaction, refund?.refundNo ?? ''));
      expect(done).toMatchObject({ state: 'cancelled', refundedFen: 0 });
      expect(balancesOf(await running.app.get(LedgerStore).all()).surplus).toBe(0);
    });

    it('knows no refund that was never wanted', async () => {
      expect(await within((transaction) => desk().complete(transaction, '0'.repeat(20)))).toMatchObject({
        code: 'ORDER.REFUND_UNKNOWN',
        data: { refundNo: '0'.repeat(20) },
      });
    });
  });
});
