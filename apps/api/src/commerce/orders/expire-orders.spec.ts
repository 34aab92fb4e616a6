// Orders that are not paid in time: they end once, whoever looks, and of a payment and an end exactly one comes true.
import { getConnectionToken } from '@nestjs/sequelize';
import type { Sequelize } from 'sequelize-typescript';
import { isDatabaseAway, isLockWait, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Metrics } from '../../platform/metrics';
import {
  aCitizen,
  aDatabase,
  anOrder,
  aRunningApp,
  hearOrders,
  payOrder,
  type RunningApp,
  type TestCitizen,
  type ThrowAwayDatabase,
  waitUntil,
  isWaitingForALock,
} from '../../testing';
import { ExpireOrders } from './expire-orders';
import type { Order } from './order';
import { Orders } from './orders';
import { OrdersMetricsCollector } from './orders-metrics-collector';

const MINUTE_MS = 60_000;
/** Long enough to take hold of an order before it is due. */
const SOON_MS = 6_000;

describe('orders that are due', () => {
  let database: ThrowAwayDatabase;
  let instances: readonly RunningApp[];
  let citizen: TestCitizen;

  beforeAll(async () => {
    database = await aDatabase();
    await database.pool.query(
      'CREATE TABLE follower_notes (order_id BIGINT NOT NULL, state VARCHAR(10) NOT NULL) ENGINE=InnoDB',
    );
    instances = [await aRunningApp({}, database), await aRunningApp({}, database)];
    citizen = await aCitizen(database.pool);
    for (const instance of instances)
      hearOrders(instance, 'listing', async (transaction, { id, state }) => {
        await instance.app
          .get<Sequelize>(getConnectionToken())
          .query('INSERT INTO follower_notes VALUES (?, ?)', { transaction, replacements: [id, state] });
      });
  });
  afterAll(async () => {
    for (const instance of instances) await instance.stop();
    await database.drop();
  });

  const first = (): RunningApp => instances[0] as RunningApp;
  const make = (given: Parameters<typeof anOrder>[1] = {}) =>
    anOrder(first(), { citizenId: citizen.id, dueAtMs: Date.now() - MINUTE_MS, ...given });
  const makeMany = (count: number, given: Parameters<typeof anOrder>[1] = {}) =>
    Promise.all(Array.from({ length: count }, () => untilFree(() => make(given))));
  const look = (instance: RunningApp) => instance.app.get(ExpireOrders).look();
  /** Twice: what an instance looks for by itself may have been under way. */
  const lookAll = async (): Promise<void> => {
    for (let looks = 0; looks < 2; looks += 1) await Promise.all(instances.map(look));
  };
  const statesOf = async (orders: readonly Order[]): Promise<readonly string[]> => {
    const [rows] = await database.pool.query('SELECT state FROM orders WHERE id IN (?) ORDER BY id', [
      orders.map(({ id }) => id),
    ]);
    return (rows as { state: string }[]).map(({ state }) => state);
  };
  const notesOf = async (orders: readonly Order[]): Promise<readonly string[]> => {
    const [rows] = await database.pool.query(
      'SELECT state FROM follower_notes WHERE order_id IN (?) ORDER BY order_id',
      [orders.map(({ id }) => id)],
    );
    return (rows as { state: string }[]).map(({ state }) => state);
  };

  it('end once each, with two instances at it', async () => {
    const orders = await makeMany(60);
    const waiting = await make({ dueAtMs: Date.now() + MINUTE_MS });
    await lookAll();
    expect(await statesOf(orders)).toEqual(orders.map(() => 'expired'));
    expect(await notesOf(orders)).toEqual(orders.map(() => 'expired'));
    expect(await statesOf([waiting])).toEqual(['created']);
  });

  it('are passed over while somebody else holds them, and nobody waits for that', async () => {
    const [held, free] = [await make({ dueAtMs: Date.now() + SOON_MS }), await make()];
    const connection = await database.pool.getConnection();
    await connection.beginTransaction();
    await connection.query('SELECT id FROM orders WHERE id = ? FOR UPDATE', [held.id]);
    await waitUntil(() => Date.now() > held.dueAtMs);
    await lookAll();
    expect(await statesOf([held, free])).toEqual(['created', 'expired']);
    await connection.rollback();
    connection.release();
    await lookAll();
    expect(await statesOf([held])).toEqual(['expired']);
  });

  it('ring when they do not end, even if all that happens is that somebody holds them', async () => {
    const stuck = async (): Promise<string | undefined> => {
      await Promise.all(instances.map(({ app }) => app.get(OrdersMetricsCollector).look()));
      const figures = await first().app.get(Metrics).text();
      return /^haopai_orders_stuck (\d+)$/m.exec(figures)?.[1];
    };
    const isWaiting = (threadId: number): Promise<boolean> =>
      isWaitingForALock(database.pool, 'trx_mysql_thread_id = ?', [threadId]);
    const held = await make({ dueAtMs: Date.now() + SOON_MS });
    const [one, next] = [await database.pool.getConnection(), await database.pool.getConnection()];
    const lock = 'SELECT id FROM orders WHERE id = ? FOR UPDATE';
    await one.beginTransaction();
    await one.query(lock, [held.id]);
    await waitUntil(() => Date.now() > held.dueAtMs);
    await one.query('UPDATE orders SET due_at_ms = due_at_ms - ? WHERE id = ?', [2 * MINUTE_MS, held.id]);
    // It stands in line for the lock, so that nobody ends the order between the two.
    await next.beginTransaction();
    const isHeldAgain = next.query(lock, [held.id]);
    await waitUntil(() => isWaiting(next.threadId));
    await one.commit();
    await isHeldAgain;
    await lookAll();
    expect(await stuck()).toBe('1');
    await next.rollback();
    for (const connection of [one, next]) connection.release();
    await lookAll();
    expect(await stuck()).toBe('0');
  });

  it('wait for nobody whose follower fails', async () => {
    const failing = await make({ kind: 'balance' });
    for (const instance of instances)
      hearOrders(instance, 'balance', () => Promise.reject(new Error('the follower failed')));
    const after = await make();
    await lookAll();
    expect(await statesOf([failing, after])).toEqual(['created', 'expired']);
    const [events] = await database.pool.query('SELECT version FROM order_events WHERE order_id = ?', [
      failing.id,
    ]);
    expect(events).toEqual([{ version: 1 }]);
  });

  it('are paid or cancelled or expired, and never two of these', async () => {
    const dueAtMs = Date.now() + SOON_MS;
    const orders = await makeMany(40, { dueAtMs });
    await waitUntil(() => Date.now() > dueAtMs);
    const settled = await Promise.all(
      orders.flatMap((order, index) => {
        const other = instances[index % 2] as RunningApp;
        return [
          untilFree(() => payOrder(first(), order)).catch((error: unknown) => error),
          untilFree(() =>
            other.app
              .get(Transactions)
              .run((transaction) => other.app.get(Orders).cancel(transaction, order.id)),
          ),
          untilFree(() =>
            other.app
              .get(Transactions)
              .run((transaction) => other.app.get(Orders).expire(transaction, order.id)),
          ),
          ...(index % 10 === 0 ? instances.map(look) : []),
        ];
      }),
    );
    const failures = settled.filter((each) => each instanceof Error && !(each instanceof RefusalError));
    expect(failures).toEqual([]);
    await lookAll();
    const states = await statesOf(orders);
    expect(states).toContain('paid');
    expect(states).not.toContain('created');
    expect(await notesOf(orders)).toEqual(states);
    const [rows] = await database.pool.query(
      `SELECT orders.id FROM orders LEFT JOIN ledger_transactions booked ON booked.order_id = orders.id
       WHERE orders.id IN (?) AND ((orders.state = 'paid') <> (booked.id IS NOT NULL) OR orders.version <> 2)`,
      [orders.map(({ id }) => id)],
    );
    expect(rows).toEqual([]);
  });
});

/** Whoever has waited too long in line for a row or a connection is told to try again, and does. */
async function untilFree<Result>(act: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isLockWait(error) && !isDatabaseAway(error)) throw error;
    }
  }
}
