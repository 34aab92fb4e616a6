// What a step of the database's clock has cost unpaid orders is known to instances that start after it.
import { systemClock } from '@haopai/engine';
import { Sequelize } from 'sequelize-typescript';
import { AuctionTime } from '../../live/clock';
import { type MysqlPool, OrderEventModel, OrderModel, sequelizeOptions } from '../../platform/database';
import { createProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { aCitizen, aDatabase, testConfig, type ThrowAwayDatabase } from '../../testing';
import { OrdersStore } from './orders.store';
import { OwedTime } from './owed-time';
import { OwedTimeStore } from './owed-time.store';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The database, whose clock seems to be set for whoever asks for nothing but the time. */
class SettableServer {
  aheadMs = 0;

  readonly pool = {
    getConnection: () =>
      Promise.resolve({
        query: () => Promise.resolve([[{ now_ms: Math.floor(Date.now() + this.aheadMs) }]]),
        release: () => undefined,
        destroy: () => undefined,
      }),
  } as unknown as MysqlPool;
}

/** An instance's share of the matter. */
interface Instance {
  readonly server: SettableServer;
  readonly time: AuctionTime;
  readonly owed: OwedTime;
}

describe('time that unpaid orders are owed', () => {
  let database: ThrowAwayDatabase;
  let connection: Sequelize;
  let citizenId: number;
  const open: Instance[] = [];

  beforeAll(async () => {
    database = await aDatabase();
    connection = new Sequelize(sequelizeOptions(database.config));
    ({ id: citizenId } = await aCitizen(database.pool));
  });
  afterEach(async () => {
    for (const { time, owed } of open.splice(0)) {
      await owed.onModuleDestroy();
      time.onModuleDestroy();
    }
    await database.pool.query('DELETE FROM owed_time');
    await database.pool.query('DELETE FROM order_events');
    await database.pool.query('DELETE FROM orders');
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  const start = async (aheadMs = 0): Promise<Instance> => {
    const config = testConfig(database.config);
    const log = createProgramLog(config);
    const server = new SettableServer();
    server.aheadMs = aheadMs;
    const time = new AuctionTime(config, server.pool, new Metrics(), log);
    const owed = new OwedTime(config, time, new OwedTimeStore(connection), log);
    await owed.onModuleInit();
    const instance = { server, time, owed };
    open.push(instance);
    return instance;
  };
  /** Its database's clock is set, and it has told what that has cost. */
  const lives = async ({ server, time, owed }: Instance, aheadMs: number): Promise<void> => {
    const isBelieved = new Promise((resolve) => time.onStep(resolve));
    server.aheadMs += aheadMs;
    await isBelieved;
    await owed.look();
  };
  const storeOf = ({ owed }: Instance): OrdersStore =>
    new OrdersStore(
      connection.getRepository(OrderModel),
      connection.getRepository(OrderEventModel),
      connection,
      { clock: systemClock() },
      owed,
    );
  const anOrderDueAt = async (dueAtMs: number): Promise<number> => {
    const draft = { kind: 'listing', subjectId: 1, citizenId, amountFen: 100, dueAtMs, about: {} } as never;
    const store = storeOf(open[0] as Instance);
    return (await connection.transaction((transaction) => store.create(transaction, draft))).id;
  };
  const takes = (instance: Instance): Promise<number | null> =>
    connection.transaction((transaction) => storeOf(instance).lockDue(transaction, []));

  it('is known to an instance that starts after the step', async () => {
    const first = await start();
    const orderId = await anOrderDueAt(Date.now() - 10 * MINUTE_MS);
    expect(await takes(first)).toBe(orderId);
    await lives(first, 11 * MINUTE_MS);
    expect(await takes(first)).toBeNull();

    expect(await takes(await start())).toBeNull();
  });

  it('is learnt by one that had started just before its neighbours believed the step', async () => {
    const first = await start();
    const second = await start();
    const orderId = await anOrderDueAt(Date.now() - 10 * MINUTE_MS);
    await lives(first, 11 * MINUTE_MS);
    expect(await takes(second)).toBe(orderId);
    await second.owed.look();
    expect(await takes(second)).toBeNull();
  });

  it('is the same however many instances have heard the step', async () => {
    const both = [await start(), await start()];
    await Promise.all(both.map((instance) => lives(instance, 11 * MINUTE_MS)));
    const third = await start();
    expect(third.owed.timeOwed.owedMs).toBeCloseTo(11 * MINUTE_MS, -3);
  });

  it('adds up over steps, also of instances that have lived through the last one only', async () => {
    const first = await start();
    await lives(first, HOUR_MS);
    const second = await start();
    await Promise.all([lives(first, MINUTE_MS), lives(second, MINUTE_MS)]);
    const third = await start();
    for (const { owed } of [first, second, third])
      expect(owed.timeOwed.owedMs).toBeCloseTo(HOUR_MS + MINUTE_MS, -3);
  });

  it('is nothing any more after the clock was set back by as much', async () => {
    const first = await start();
    const orderId = await anOrderDueAt(Date.now() - 10 * MINUTE_MS);
    await lives(first, HOUR_MS);
    const second = await start();
    await Promise.all([lives(first, -HOUR_MS), lives(second, -HOUR_MS)]);
    expect(await takes(await start())).toBe(orderId);
  });

  it('is not taken from what neighbours say while the own clock says that the step is still to come', async () => {
    const first = await start();
    await lives(first, HOUR_MS);
    // The database that is asked what is owed is an hour ahead of what this one believes.
    const late = await start(-HOUR_MS);
    expect(late.owed.timeOwed.owedMs).toBe(0);
  });

  it('is remembered while an order is unpaid that was made before the step, and then forgotten by all', async () => {
    const first = await start();
    const orderId = await anOrderDueAt(Date.now() - 10 * MINUTE_MS);
    await lives(first, 11 * MINUTE_MS);
    await database.pool.query('UPDATE orders SET created_at_ms = created_at_ms - ?', [3 * HOUR_MS]);
    await database.pool.query('UPDATE owed_time SET before_ms = before_ms - ?', [2 * HOUR_MS]);
    const second = await start();
    await second.owed.look();
    expect(second.owed.timeOwed.owedMs).toBeCloseTo(11 * MINUTE_MS, -3);

    await database.pool.query(`UPDATE orders SET state = 'expired' WHERE id = ?`, [orderId]);
    await second.owed.look();
    expect(second.owed.timeOwed).toEqual({ beforeMs: 0, owedMs: 0 });
    expect((await start()).owed.timeOwed.owedMs).toBe(0);
  });
});
