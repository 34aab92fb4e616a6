// What became of a transaction whose answer was lost, asked on the real server: as it is said, so it stays.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { aDatabase, aRunningApp, isWaitingForALock, type ThrowAwayDatabase } from '../../testing';
import type { MysqlPool } from './mysql-pool';
import { SET_MARK, TransactionMarks } from './transaction-marks';

/** Longer than the pauses of most who look for work. */
const IDLE_MS = 6_000;

describe('the mark of a transaction', () => {
  let database: ThrowAwayDatabase;
  let marks: TransactionMarks;
  let id: Buffer;

  beforeAll(async () => {
    database = await aDatabase();
    marks = new TransactionMarks(database.pool);
  });
  beforeEach(() => {
    id = randomBytes(16);
  });
  afterAll(() => database.drop());

  const count = async (): Promise<number> => {
    const [[row]] = await database.pool.query<RowDataPacket[]>('SELECT COUNT(*) AS n FROM transaction_marks');
    return Number(row?.['n']);
  };
  const begun = async () => {
    const connection = await database.pool.getConnection();
    await connection.beginTransaction();
    await connection.query(SET_MARK, [id]);
    return connection;
  };

  it('is found, however often it is asked for', async () => {
    const connection = await begun();
    await connection.commit();
    connection.release();
    expect([await marks.wasCommitted(id), await marks.wasCommitted(id)]).toEqual([true, true]);
  });

  it('can never be set any more once somebody was told that it is not there', async () => {
    expect([await marks.wasCommitted(id), await marks.wasCommitted(id)]).toEqual([false, false]);
    const late = await database.pool.getConnection();
    await late.beginTransaction();
    await expect(late.query(SET_MARK, [id])).rejects.toMatchObject({ code: 'ER_DUP_ENTRY' });
    await late.rollback();
    late.release();
  });

  it.each(['commit', 'rollback'] as const)('is waited for while its transaction is open: %s', async (end) => {
    const connection = await begun();
    const told = marks.wasCommitted(id);
    while (
      !(await isWaitingForALock(database.pool, `trx_query LIKE 'INSERT IGNORE INTO transaction_marks%'`))
    );
    await connection[end]();
    connection.release();
    expect(await told).toBe(end === 'commit');
  });

  it('is asked for again where the database does not know what became of the question', async () => {
    const unknown = Object.assign(new Error('Got error 6 during COMMIT'), { errno: 1180 });
    const losesItsGroup = { query: () => Promise.reject(unknown), destroy: () => undefined };
    let asked = 0;
    const getConnection = (): unknown => (++asked === 1 ? losesItsGroup : database.pool.getConnection());
    const asking = new TransactionMarks({ getConnection } as unknown as MysqlPool);
    expect(await asking.wasCommitted(id)).toBe(false);
    expect(asked).toBe(2);
  });

  it('is erased when nobody can ask for it any more', async () => {
    await marks.wasCommitted(id);
    const before = await count();
    expect(await marks.eraseOld()).toBe(false);
    expect(await count()).toBe(before);
    await database.pool.query('UPDATE transaction_marks SET at_ms = at_ms - 3600000');
    expect(await marks.eraseOld()).toBe(false);
    expect(await count()).toBe(0);
  });

  it('is not written by an instance that only looks for work', async () => {
    const running = await aRunningApp({ HAOPAI_ROLE: 'edge' }, database);
    // What is done once, at the start.
    await sleep(IDLE_MS);
    const before = await count();
    await sleep(IDLE_MS);
    expect(await count()).toBe(before);
    await running.stop();
  });
});
