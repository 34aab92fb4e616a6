// Which orders are due when somebody has set the database's clock: none by that alone.
import { systemClock } from '@haopai/engine';
import { Sequelize } from 'sequelize-typescript';
import { OrderEventModel, OrderModel, sequelizeOptions } from '../../platform/database';
import { aCitizen, aDatabase, type ThrowAwayDatabase } from '../../testing';
import { OrdersStore } from './orders.store';
import type { TimeOwed } from './owed-time.store';

const MINUTE_MS = 60_000;
const NOTHING: TimeOwed = { beforeMs: 0, owedMs: 0 };

describe('an order that is overdue by the database’s clock', () => {
  let database: ThrowAwayDatabase;
  let connection: Sequelize;
  let orderId: number;

  /** As an instance sees it whose own clock is so far behind, and who owes so much. */
  const storeAt = (behindMs: number, timeOwed = NOTHING): OrdersStore =>
    new OrdersStore(
      connection.getRepository(OrderModel),
      connection.getRepository(OrderEventModel),
      connection,
      { clock: systemClock(() => -behindMs) },
      { timeOwed },
    );
  const dueAt = async (behindMs: number, timeOwed = NOTHING): Promise<readonly [number | null, number]> => {
    const store = storeAt(behindMs, timeOwed);
    const locked = await connection.transaction((transaction) => store.lockDue(transaction, []));
    return [locked, await store.countOverdue(MINUTE_MS)];
  };

  beforeAll(async () => {
    database = await aDatabase();
    connection = new Sequelize(sequelizeOptions(database.config));
    const { id: citizenId } = await aCitizen(database.pool);
    const dueAtMs = Date.now() - 10 * MINUTE_MS;
    const draft = { kind: 'listing', subjectId: 1, citizenId, amountFen: 100, dueAtMs, about: {} } as never;
    const order = await connection.transaction((transaction) => storeAt(0).create(transaction, draft));
    orderId = order.id;
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  it('is due', async () => {
    expect(await dueAt(0)).toEqual([orderId, 1]);
  });

  it('is not while the instance’s own clock says otherwise: the database’s may just have been set', async () => {
    expect(await dueAt(11 * MINUTE_MS)).toEqual([null, 0]);
  });

  it('is due by as much later as the clock was set forward after it was made', async () => {
    const beforeMs = Date.now() + MINUTE_MS;
    expect(await dueAt(0, { beforeMs, owedMs: 11 * MINUTE_MS })).toEqual([null, 0]);
    expect(await dueAt(0, { beforeMs, owedMs: 5 * MINUTE_MS })).toEqual([orderId, 1]);
  });

  it('is owed nothing for what happened before it was made', async () => {
    expect(await dueAt(0, { beforeMs: Date.now() - MINUTE_MS, owedMs: 11 * MINUTE_MS })).toEqual([
      orderId,
      1,
    ]);
  });
});
