// Connections that are gone without a word: nobody waits for them for long, and their places in the pools are free again.
import { createPool } from 'mysql2';
import type { RowDataPacket } from 'mysql2/promise';
import { Sequelize } from 'sequelize-typescript';
import {
  aCitizen,
  aDatabase,
  aLineToMysql,
  aRunningApp,
  type CuttableLine,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import type { MysqlConfig } from '../config';
import { giveUpWaiting, limitWaits } from './answer-limits';
import { isDatabaseAway } from './is-database-away';
import { mysqlOptions, type MysqlPool, openMysqlPool } from './mysql-pool';
import { sequelizeOptions } from './sequelize-options';
import { REQUEST_SILENCE, SESSION_STATEMENTS } from './session-statements';

const ANSWER_MAX_MS = 3_000;
const SILENCE_MAX_S = 3;
const PLACES = 2;
/** A busy machine sees the end of a limit late; a connection that is gone would be waited for for minutes. */
const SOON_MS = 30_000;

const causeOf = (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => 'answered',
    (error: unknown) => error,
  );

describe('on a line that lets nothing through any more', () => {
  let database: ThrowAwayDatabase;
  let line: CuttableLine;
  let config: MysqlConfig;
  let pool: MysqlPool;

  beforeAll(async () => {
    database = await aDatabase();
  });
  beforeEach(async () => {
    line = await aLineToMysql(database.config);
    config = { ...database.config, host: '127.0.0.1', port: Number(new URL(line.url).port), poolMax: PLACES };
    pool = openMysqlPool(config, {
      ...REQUEST_SILENCE,
      answerMaxMs: ANSWER_MAX_MS,
      serverEndsAfterS: SILENCE_MAX_S,
    });
    await Promise.all([pool.query('SELECT SLEEP(0.05)'), pool.query('SELECT SLEEP(0.05)')]);
  });
  afterEach(async () => {
    await pool.end();
    await line.cut();
  });
  afterAll(() => database.drop());

  it('a pool of one keeps its connection from one question to the next', async () => {
    const alone = openMysqlPool({ ...database.config, poolMax: 1 }, REQUEST_SILENCE);
    const idOf = async (): Promise<unknown> => {
      const [[row]] = await alone.query<RowDataPacket[]>('SELECT CONNECTION_ID() AS id');
      return row?.['id'];
    };
    const before = await idOf();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await idOf()).toBe(before);
    await alone.end();
  });

  it('a program that ends waits for none of them', async () => {
    const patient = openMysqlPool(config, REQUEST_SILENCE);
    await patient.query('SELECT 1');
    line.goHalfOpen();
    const cause = causeOf(patient.query('SELECT 2'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    giveUpWaiting();
    expect(isDatabaseAway(await cause)).toBe(true);
    await patient.end();
  });

  it('a connection that is not set up in time is given up, and the next one may do', async () => {
    const setUp = [...SESSION_STATEMENTS, 'DO SLEEP((SELECT seconds FROM set_up))'];
    await database.pool.query('CREATE TABLE set_up (seconds INT PRIMARY KEY) AS SELECT 30 AS seconds');
    const patient = { ...REQUEST_SILENCE, answerMaxMs: 60_000, setUpMaxMs: 2_000 };
    const slow = openMysqlPool(config, patient, setUp);
    expect(isDatabaseAway(await causeOf(slow.query('SELECT 1')))).toBe(true);
    await database.pool.query('UPDATE set_up SET seconds = 0');
    await slow.query('SELECT 1');
    await slow.end();
  });

  it('statements under way and behind are refused in time, and their places are free for new connections', async () => {
    const connection = await pool.getConnection();
    line.goHalfOpen();
    const startedAt = performance.now();
    const causes = await Promise.all([
      causeOf(connection.query('SELECT 1')),
      causeOf(connection.query('SELECT 2')),
      causeOf(pool.query('SELECT 3')),
    ]);
    expect(causes.map(isDatabaseAway)).toEqual([true, true, true]);
    expect(performance.now() - startedAt).toBeLessThan(SOON_MS);
    const answers = await Promise.all([1, 2, 3].map((n) => pool.query<RowDataPacket[]>(`SELECT ${n} AS n`)));
    expect(answers.map(([rows]) => rows)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  });

  it('what was begun is rolled back for whoever comes next, and its connection is used by nobody', async () => {
    await database.pool.query('CREATE TABLE halves (id INT PRIMARY KEY) ENGINE=InnoDB');
    const connection = await pool.getConnection();
    const threadId = connection.threadId;
    await connection.beginTransaction();
    await connection.query('INSERT INTO halves VALUES (1)');
    line.goHalfOpen();
    expect(isDatabaseAway(await causeOf(connection.commit()))).toBe(true);
    expect(await causeOf(connection.rollback())).toBeInstanceOf(Error);
    connection.release();
    // The other place is gone, too, and whoever is given it finds that out.
    const ids: unknown[] = [];
    while (ids.length <= PLACES) {
      const answer = await pool.query<RowDataPacket[]>('SELECT CONNECTION_ID() AS id').catch(() => null);
      if (answer !== null) ids.push(...answer[0].map(({ id }) => Number(id)));
    }
    expect(ids).not.toContain(threadId);
    // Waits until the server has taken back what was begun, which it is told of by silence alone.
    await database.pool.query('INSERT INTO halves VALUES (1)');
  });

  it('nobody waits for a place for longer than they may', async () => {
    const waiting = createPool({ ...mysqlOptions(config), connectionLimit: 1 });
    limitWaits(waiting, ANSWER_MAX_MS);
    const kept = await waiting.promise().getConnection();
    expect(isDatabaseAway(await causeOf(waiting.promise().query('SELECT 1')))).toBe(true);
    kept.release();
    await waiting.promise().query('SELECT 1');
    await waiting.promise().end();
  });

  it('a statement that takes its time, and is answered within it, is answered', async () => {
    await pool.query('SELECT SLEEP(0.3)');
    const tools = openMysqlPool(config);
    await tools.query('SELECT SLEEP(?)', [(ANSWER_MAX_MS * 2) / 1_000]);
    await tools.end();
  });

  it('transactions of the models end, and all of their connections are good again', async () => {
    const models = new Sequelize(sequelizeOptions(config));
    const transactions = await Promise.all([models.transaction(), models.transaction()]);
    line.goHalfOpen();
    const causes = await Promise.all(
      transactions.map((transaction) => causeOf(models.query('SELECT 1', { transaction }))),
    );
    expect(causes.map(isDatabaseAway)).toEqual([true, true]);
    await Promise.all(transactions.map((transaction) => causeOf(transaction.rollback())));
    await Promise.all([1, 2, 3].map(() => models.query('SELECT SLEEP(0.05)')));
    await models.close();
  });

  it('requests are answered 503 before a browser gives up for good, and as always once packets flow', async () => {
    const running = await aRunningApp({ HAOPAI_MYSQL_URL: line.url }, database);
    try {
      const client = await running.clientOf(await aCitizen(database.pool));
      const ask = () => client.get('/api/v1/me/orders');
      expect((await ask()).status).toBe(200);
      line.freeze();
      const answers = await Promise.all([ask(), ask(), ask()]);
      for (const answer of answers)
        expect(answer).toMatchObject({ status: 503, body: { code: 'SERVER.UNAVAILABLE' } });
      line.thaw();
      await waitUntil(async () => (await ask()).status === 200);
      expect((await Promise.all(Array.from({ length: 30 }, ask))).map(({ status }) => status)).toEqual(
        Array.from({ length: 30 }, () => 200),
      );
    } finally {
      await running.stop();
    }
  });
});
