// Whoever meets a lock that another transaction keeps reads in time that nothing was done, and can do it a moment later.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { getConnectionToken } from '@nestjs/sequelize';
import type { RowDataPacket } from 'mysql2/promise';
import type { Sequelize } from 'sequelize-typescript';
import {
  aCitizen,
  aListing,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
} from '../../testing';
import { MYSQL_POOL, type MysqlPool, openMysqlPool } from './mysql-pool';

/** `ANSWER_WITHIN_MS` of the web apps. */
const BROWSER_GIVES_UP_AFTER_MS = 10_000;

describe('a lock that another transaction keeps', () => {
  let running: RunningApp;
  let client: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
    client = await running.clientOf(await aCitizen(running.pool));
  });
  afterAll(() => running.stop());

  async function whileHeld<Result>(statement: string, act: () => Promise<Result>): Promise<Result> {
    const holder = await running.pool.getConnection();
    try {
      await holder.beginTransaction();
      await holder.query(statement);
      return await act();
    } finally {
      // Takes back row locks and table locks alike.
      holder.destroy();
    }
  }

  async function inTime(asking: Promise<HttpAnswer>): Promise<HttpAnswer> {
    const answer = await Promise.race([asking, sleep(BROWSER_GIVES_UP_AFTER_MS, null, { ref: false })]);
    if (answer === null) throw new Error('a browser would have given up');
    return answer;
  }

  async function orderCount(): Promise<unknown> {
    const [rows] = await running.pool.query<RowDataPacket[]>('SELECT COUNT(*) AS count FROM orders');
    return rows[0]?.count;
  }

  it.each([
    ['on a row', '1M8GDM9AXKP042788', (id: number) => `SELECT id FROM listings WHERE id = ${id} FOR UPDATE`],
    ['on a table', '11111111111111111', () => 'LOCK TABLES listings WRITE'],
  ])(
    '%s is answered before a browser gives up: nothing was bought, and the same press buys it later',
    async (_, vin, hold) => {
      const { id } = await aListing(running.pool);
      const before = await orderCount();
      const key = { 'Idempotency-Key': randomUUID() };
      const buy = () => client.post(`/api/v1/listings/${id}/orders`, { vin }, key);
      const refused = await whileHeld(hold(id), () => inTime(buy()));
      expect(refused).toMatchObject({ status: 503, body: { code: 'SERVER.BUSY' } });
      expect(refused.headers.get('Retry-After')).toBe('2');
      expect(await orderCount()).toBe(before);
      expect((await inTime(buy())).status).toBe(201);
    },
  );

  it('is waited for as long as it takes by tools', async () => {
    const waitOf = async (pool: MysqlPool): Promise<unknown> => {
      const [rows] = await pool.query<RowDataPacket[]>(
        'SELECT @@innodb_lock_wait_timeout AS inRowS, @@lock_wait_timeout AS inTableS',
      );
      return rows[0];
    };
    const tools = openMysqlPool(running.config.mysql);
    try {
      const [[kept]] = await running.pool.query<RowDataPacket[]>(
        'SELECT @@GLOBAL.innodb_lock_wait_timeout AS inRowS, @@GLOBAL.lock_wait_timeout AS inTableS',
      );
      expect(await waitOf(tools)).toEqual(kept);
      expect(await waitOf(running.app.get<MysqlPool>(MYSQL_POOL))).toEqual({ inRowS: 4, inTableS: 4 });
    } finally {
      await tools.end();
    }
  });

  it('is taken back by the server when whoever keeps it has said nothing for long: models and pool alike', async () => {
    const ask = 'SELECT @@wait_timeout AS silenceS';
    const [[raw]] = await running.app.get<MysqlPool>(MYSQL_POOL).query<RowDataPacket[]>(ask);
    const [modelled] = await running.app.get<Sequelize>(getConnectionToken()).query(ask);
    expect([raw, modelled[0]]).toEqual([{ silenceS: 20 }, { silenceS: 20 }]);
  });
});
