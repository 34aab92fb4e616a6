// Many orders, a thousand at night, live through whatever may happen to them, many at once; afterwards the books are right to the fen.
import {
  auditLedger,
  DEPOSIT_STATES,
  type DepositState,
  hearOrder,
  decodeOrderEvent,
  isDepositKind,
  type OrderKind,
  refundedFen,
} from '@haopai/orders';
import { fen } from '@haopai/rules';
import { Transactions } from '../../platform/database';
import {
  aCitizen,
  anOrder,
  aRunningApp,
  hearOrders,
  nightly,
  randomOf,
  type RunningApp,
  TEST_SEED,
  type TestCitizen,
} from '../../testing';
import { Deposits } from './deposits';
import { LedgerStore } from './ledger.store';
import type { Order } from './order';
import { Orders } from './orders';
import { RefundBookkeeper } from './refund-bookkeeper';
import { RefundsStore } from './refunds.store';

const HISTORIES = nightly(150, 1_000);
const AT_ONCE = 8;
const STEPS_MAX = 7;
const SHARES_MAX = 3;
const KINDS: readonly OrderKind[] = ['listing', 'enrolmentDeposit', 'reservationDeposit', 'balance'];
const MINUTE_MS = 60_000;

describe(`${HISTORIES} histories of orders (HAOPAI_TEST_SEED=${TEST_SEED} makes them again)`, () => {
  let running: RunningApp;
  let citizen: TestCitizen;
  let paymentId = 0;

  beforeAll(async () => {
    running = await aRunningApp();
    citizen = await aCitizen(running.pool);
    for (const kind of KINDS) hearOrders(running, kind);
  });
  afterAll(() => running.stop());

  const within: Transactions['run'] = (work) => running.app.get(Transactions).run(work);

  /** One thing that may happen to an order; most of them are refused at most moments. */
  const step = async (order: Order, random: () => number): Promise<unknown> => {
    const { app } = running;
    const pick = <Item>(items: readonly Item[]): Item | undefined =>
      items[Math.floor(random() * items.length)];
    const chance = random();
    if (chance < 0.3) return pay(order, random() < 0.9 ? order.amountFen : order.amountFen + 1);
    if (chance < 0.36) return within((tx) => app.get(Orders).cancel(tx, order.id));
    if (chance < 0.42) return within((tx) => app.get(Orders).expire(tx, order.id));
    if (chance < 0.62) {
      const refund = pick(await app.get(RefundsStore).ofOrder(order.id));
      return refund && within((tx) => app.get(RefundBookkeeper).complete(tx, refund.refundNo));
    }
    if (!isDepositKind(order.kind)) {
      const amountFen = 1 + Math.floor(random() * order.amountFen);
      const wanted = { orderId: order.id, amountFen, depositId: null, why: 'withdrawn' };
      return within((tx) => app.get(RefundBookkeeper).want(tx, wanted));
    }
    const depositId = pick(await app.get(Deposits).of(order.id))?.id ?? 0;
    const ways = [
      () => within((tx) => app.get(Deposits).apply(tx, depositId, null)),
      () => within((tx) => app.get(Deposits).forfeit(tx, depositId)),
      () => within((tx) => app.get(Deposits).refund(tx, depositId, 'wonNothing')),
    ];
    return pick(ways)?.();
  };

  /** As payments do: what the order does not take goes back. */
  const pay = (order: Order, amountFen: number): Promise<unknown> => {
    paymentId += 1;
    const payment = { paymentId, amountFen, atMs: Date.now() };
    return within(async (tx) => {
      const paid = await running.app.get(Orders).markPaid(tx, order.id, payment);
      if (!(paid instanceof Error)) return { paid };
      const surplus = { ...payment, orderId: order.id, why: 'latePayment' };
      return { surplus: await running.app.get(RefundBookkeeper).returnSurplus(tx, surplus) };
    });
  };

  const live = async (seed: number): Promise<void> => {
    const random = randomOf(seed);
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'listing';
    const amounts = Array.from({ length: 1 + Math.floor(random() * SHARES_MAX) }, () =>
      Math.ceil(random() * 900_000),
    );
    const order = await anOrder(running, {
      kind,
      citizenId: citizen.id,
      amountFen: amounts.reduce((sum, each) => sum + each),
      dueAtMs: Date.now() + (random() < 0.5 ? -MINUTE_MS : MINUTE_MS),
      deposits: isDepositKind(kind)
        ? amounts.map((amountFen) => ({ entryId: null, vin: 'LSVAA49J132047371', amountFen }))
        : [],
    });
    const steps = 1 + Math.floor(random() * STEPS_MAX);
    for (let done = 0; done < steps; done += 1) {
      // Now and then two things come at the same instant.
      const atOnce = random() < 0.2 ? 2 : 1;
      await Promise.all(Array.from({ length: atOnce }, () => step(order, random)));
    }
  };

  it('end with every transaction balanced and each deposit exactly one of four', async () => {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < HISTORIES) await live(TEST_SEED + (next += 1));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));

    const [rows] = await running.pool.query(
      `SELECT deposits.id, deposits.amount_fen, deposits.state, orders.paid_at_ms IS NOT NULL AS isPaid
       FROM deposits JOIN orders ON orders.id = deposits.order_id`,
    );
    const deposits = rows as { id: number; amount_fen: number; state: DepositState | null; isPaid: number }[];
    for (const { state, isPaid } of deposits) {
      if (isPaid === 1) expect(DEPOSIT_STATES).toContain(state);
      else expect(state).toBeNull();
    }
    // All four came about, so that something was looked at.
    expect(new Set(deposits.map(({ state }) => state)).size).toBe(5);
    const transactions = await running.app.get(LedgerStore).all();
    const faults = auditLedger({
      transactions,
      deposits: deposits.map(({ id, amount_fen, state }) => ({
        depositId: id,
        amountFen: fen(amount_fen),
        state,
      })),
    });
    expect(faults).toEqual([]);
  });

  it('leave heads that say what their journals come to, and books that know each payment and refund', async () => {
    const [rows] = await running.pool.query(
      `SELECT orders.id, orders.state, orders.version, orders.refunded_fen, order_events.body
       FROM orders JOIN order_events ON order_events.order_id = orders.id
       ORDER BY orders.id, order_events.version`,
    );
    interface Row {
      readonly id: number;
      readonly state: string;
      readonly version: number;
      readonly refunded_fen: number;
      readonly body: string;
    }
    const byOrder = new Map<number, { head: Row; bodies: string[] }>();
    for (const row of rows as Row[]) {
      const { bodies } = byOrder.get(row.id) ?? { bodies: [] };
      byOrder.set(row.id, { head: row, bodies: [...bodies, row.body] });
    }
    expect(byOrder.size).toBe(HISTORIES);
    for (const { head, bodies } of byOrder.values()) {
      const order = hearOrder(bodies.map(decodeOrderEvent));
      expect([head.state, head.version, head.refunded_fen]).toEqual([
        order.phase,
        order.version,
        refundedFen(order),
      ]);
    }
    const [unbooked] = await running.pool.query(
      `SELECT refund_no FROM refunds WHERE (state = 'done') <> EXISTS (
         SELECT 1 FROM ledger_transactions WHERE posting_key = CONCAT('refund:', refund_no, ':paid'))`,
    );
    expect(unbooked).toEqual([]);
    const [[booked]] = (await running.pool.query(
      `SELECT COUNT(*) AS count FROM ledger_transactions WHERE kind IN ('paymentReceived', 'surplusReceived')`,
    )) as unknown as [[{ count: number }]];
    expect(booked.count).toBe(paymentId);
  });
});
