// The journal on MySQL keeps the contract of journals, and says when it does not know.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import { journalContract, batchOf, recordsOf } from '@haopai/engine/testing';
import { MysqlJournal } from './mysql-journal';
import { aSlowLine } from './testing/slow-line';
import { aSchema } from './testing/throw-away-schema';
import type { ThrowAwaySchema } from './testing/throw-away-schema';

interface ServerRow extends RowDataPacket {
  readonly no: number;
}

describe('MysqlJournal', () => {
  let schema: ThrowAwaySchema;
  const opened: MysqlJournal[] = [];
  let id = 0;
  const open = (canBatch = true): MysqlJournal => {
    // Each owner writes on a connection of its own; three at once are enough here.
    if (opened.length >= 3) opened.shift()?.close();
    const journal = new MysqlJournal(schema.pool, undefined, { canBatch });
    opened.push(journal);
    return journal;
  };

  beforeAll(async () => {
    schema = await aSchema();
  });
  afterAll(async () => {
    for (const journal of opened) journal.close();
    await schema.drop();
  });

  describe.each([true, false])('with statements at once: %s', (canBatch) => {
    journalContract(() => ({ open: () => open(canBatch), freshId: () => ++id }));
  });

  it('binds many new entries at once, and takes the long way only where one stands behind another lot', async () => {
    const journal = open();
    const lots = Array.from({ length: 20 }, () => recordsOf(++id, 2));
    const batches = lots.map((records) => ({
      ...batchOf(records),
      bindsEntries: [id * 100 + (records[0]?.lotId ?? 0)],
    }));
    expect(new Set((await journal.append(batches)).map(({ kind }) => kind))).toEqual(new Set(['committed']));
    const [taken = 0] = batches[0]?.bindsEntries ?? [];
    const [late, free] = [recordsOf(++id, 1), recordsOf(++id, 1)];
    expect(await journal.append([{ ...batchOf(late), bindsEntries: [taken] }, batchOf(free)])).toMatchObject([
      { kind: 'entryTaken', entryId: taken },
      { kind: 'committed' },
    ]);
  });

  it('writes again after a pause what the server has taken back', async () => {
    const records = recordsOf(++id, 2);
    const at: number[] = [];
    const takenBack = Object.assign(new Error('WSREP detected deadlock/conflict'), { errno: 1213 });
    const pool = aPoolThat(schema.pool, (sql) => {
      if (!sql.startsWith('INSERT INTO lot_events')) return null;
      return at.push(performance.now()) <= 3 ? takenBack : null;
    });
    const journal = new MysqlJournal(pool);
    expect(await journal.append([batchOf(records)])).toEqual([{ kind: 'committed' }]);
    journal.close();
    const pauses = at.slice(1).map((ms, index) => ms - (at[index] ?? ms));
    expect(pauses).toHaveLength(3);
    for (const pauseMs of pauses) expect(pauseMs).toBeGreaterThanOrEqual(9);
    expect(await open().read(id, 0, 10)).toEqual(records);
  });

  it('asks for a page again over another connection when it is not there soon', async () => {
    const records = recordsOf(++id, 3);
    await open().append([batchOf(records)]);
    const inTheWay = await schema.pool.getConnection();
    await inTheWay.query('LOCK TABLES lot_events WRITE');
    const late: unknown[] = [];
    const journal = new MysqlJournal(schema.pool, undefined, {
      onLateRead: (cause) => {
        late.push(cause);
        void inTheWay.query('UNLOCK TABLES');
      },
    });
    expect(await journal.read(id, 0, 10)).toHaveLength(3);
    expect(late).toHaveLength(1);
    inTheWay.release();
  });

  it('is not held up for longer than a lease by an owner that froze in the middle of a transaction', async () => {
    const line = await aSlowLine(process.env['HAOPAI_TEST_MYSQL_URL'] ?? '', 0);
    const pool = schema.poolAt(line.url);
    const frozen = new MysqlJournal(pool);
    const next = open();
    const lotId = ++id;
    const [first, second] = recordsOf(lotId, 2);
    if (!first || !second) throw new Error('no records');
    await frozen.append([batchOf([first])]);
    // It sends the beginning of its transaction, hears no answer, and says nothing more.
    line.delayMs = 60_000;
    const unheard = frozen.append([{ ...batchOf([second]), bindsEntries: [lotId] }]);
    unheard.catch(() => undefined);
    await sleep(200);
    const outcome = await next.append([{ ...batchOf([second]), bindsEntries: [lotId] }]);
    expect(outcome).toEqual([{ kind: 'committed' }]);
    await expect(unheard).rejects.toThrow();
    frozen.close();
    line.close();
    await pool.end();
  });

  it('does not commit later what took too long', async () => {
    const journal = open();
    const [record] = recordsOf(++id, 1);
    if (!record) throw new Error('no record');
    const blocker = await schema.pool.getConnection();
    await blocker.beginTransaction();
    await blocker.query('INSERT INTO lot_events VALUES (?, 1, 0, ?, ?)', [id, '{}', Buffer.alloc(32)]);
    await expect(journal.append([batchOf([record])])).rejects.toThrow('longer than');
    await blocker.rollback();
    blocker.release();
    await sleep(300);
    expect(await journal.read(id, 0, 10)).toEqual([]);
    expect(await journal.append([batchOf([record])])).toEqual([{ kind: 'committed' }]);
  });

  it('ends nothing on a server that is not the one of its lost connection, where the number is a stranger’s', async () => {
    const journal = open();
    const [record] = recordsOf(++id, 1);
    if (!record) throw new Error('no record');
    const blocker = await schema.pool.getConnection();
    await blocker.beginTransaction();
    await blocker.query('INSERT INTO lot_events VALUES (?, 1, 0, ?, ?)', [id, '{}', Buffer.alloc(32)]);
    const appending = journal.append([batchOf([record])]);
    appending.catch(() => undefined);
    const waits = async (): Promise<unknown[]> => {
      const [rows] = await schema.pool.query(
        `SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE 'INSERT INTO lot_events%' AND DB = DATABASE()`,
      );
      return rows as unknown[];
    };
    while ((await waits()).length === 0) await sleep(50);
    const [[own]] = await schema.pool.query<ServerRow[]>('SELECT @@GLOBAL.server_id AS no');
    if (own === undefined) throw new Error('no server');
    // From now on whoever connects is elsewhere.
    await schema.pool.query('SET GLOBAL server_id = ?', [own.no + 77]);
    try {
      await expect(appending).rejects.toThrow('longer than');
      expect(await waits()).toHaveLength(1);
    } finally {
      await schema.pool.query('SET GLOBAL server_id = ?', [own.no]);
      await blocker.rollback();
      blocker.release();
    }
  });

  it('writes nothing behind a hole: a server that has lost the end of a journal fences whoever builds on it', async () => {
    const journal = open();
    const records = recordsOf(++id, 4);
    const elsewhere = recordsOf(++id, 2);
    const lotId = id - 1;
    await journal.append([batchOf(records.slice(0, 3)), batchOf(elsewhere.slice(0, 1))]);
    // As a promoted replica has it, to which a new connection leads.
    await schema.pool.query('DELETE FROM lot_events WHERE lot_id = ? AND version = 3', [lotId]);
    journal.close();
    const next = [batchOf(records.slice(3)), batchOf(elsewhere.slice(1))];
    expect(await journal.append(next)).toEqual([{ kind: 'fenced' }, { kind: 'committed' }]);
    expect(await journal.read(lotId, 0, 10)).toEqual(records.slice(0, 2));
    // The same version, but not the same record.
    const [other] = recordsOf(lotId, 1, [{ ...(records[1] ?? neverMissing()), hash: 'f'.repeat(64) }]);
    expect(await journal.append([batchOf(other ? [other] : [])])).toEqual([{ kind: 'fenced' }]);
    expect(await journal.append([batchOf(records.slice(2, 3))])).toEqual([{ kind: 'committed' }]);
  });

  it('rejects when the server cuts the connection, and works again afterwards', async () => {
    const journal = open();
    const records = recordsOf(++id, 2);
    await journal.append([batchOf(records.slice(0, 1))]);
    const [rows] = await schema.pool.query(
      'SELECT ID AS id FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND DB = DATABASE()',
    );
    for (const row of rows as { id: number }[])
      await schema.pool.query(`KILL ${row.id}`).catch(() => undefined);
    await expect(journal.append([batchOf(records.slice(1))])).rejects.toThrow();
    expect(await journal.append([batchOf(records.slice(1))])).toEqual([{ kind: 'committed' }]);
    expect(await journal.read(id, 0, 10)).toEqual(records);
  });
});

/** The pool, but for statements that are answered with an error. */
function aPoolThat(pool: Pool, answers: (sql: string) => Error | null): Pool {
  const getConnection = async (): Promise<PoolConnection> => {
    const connection = await pool.getConnection();
    const query = connection.query.bind(connection) as (sql: string, values?: unknown) => Promise<unknown>;
    return Object.assign(connection, {
      query: (sql: string, values?: unknown) => {
        const error = answers(sql);
        return error === null ? query(sql, values) : Promise.reject(error);
      },
    });
  };
  return { getConnection } as unknown as Pool;
}

function neverMissing(): never {
  throw new Error('no record');
}
