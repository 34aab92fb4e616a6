// A report has read a table and is still open when a migration wants to change it: everybody else goes on reading, and the migration waits its time.
import type { PoolConnection } from 'mysql2/promise';
import { aBareDatabase, type ThrowAwayDatabase, waitUntil } from '../../testing';
import { addColumn, alterTable } from './alter-table';
import { growingPause, type LockWait } from './lock-patience';
import type { Migration } from './migration';
import { MigrationRunner } from './migration-runner';
import { type MysqlPool, openMysqlPool } from './mysql-pool';
import { changeData, createTables } from './schema-change';
import { REQUEST_SILENCE, REQUEST_STATEMENTS } from './session-statements';

const WAITS_SEEN = 3;

const notes: Migration = {
  name: '9001-notes',
  up: createTables({ notes: 'id INT NOT NULL PRIMARY KEY, body TEXT NULL' }),
  down: [],
};
const titles: Migration = {
  name: '9002-titles',
  up: [alterTable('notes', addColumn('title', 'TEXT NULL'))],
  down: [],
};
const bodies: Migration = {
  name: '9003-bodies',
  up: [changeData('empty-bodies', `UPDATE notes SET body = ''`)],
  down: [],
};

describe('a migration and a report that stays open', () => {
  let database: ThrowAwayDatabase;
  let requests: MysqlPool;
  let report: PoolConnection;
  let waits: LockWait[];

  beforeEach(async () => {
    database = await aBareDatabase();
    requests = openMysqlPool(database.config, REQUEST_SILENCE, REQUEST_STATEMENTS);
    waits = [];
    await new MigrationRunner(database.pool, [notes]).up();
    await database.pool.query('INSERT INTO notes (id) VALUES (1)');
    report = await database.pool.getConnection();
    await report.query('START TRANSACTION');
  });
  afterEach(async () => {
    report.destroy();
    await requests.end();
    await database.drop();
  });

  function migrate(triesMax = 1_000): Promise<readonly string[]> {
    const tell = (wait: LockWait): void => void waits.push(wait);
    const options = { tell, triesMax, pauseAfter: () => 100 };
    return new MigrationRunner(database.pool, [notes, titles, bodies], options).up();
  }

  async function alterWaits(): Promise<boolean> {
    const [rows] = await database.pool.query(
      `SELECT id FROM information_schema.PROCESSLIST WHERE state LIKE 'Waiting for table metadata lock%' AND info LIKE 'ALTER TABLE notes%'
      AND db = DATABASE()`,
    );
    return (rows as unknown[]).length > 0;
  }

  it('leave every request its answer while the table cannot be changed; it is changed when the report has ended', async () => {
    await report.query('SELECT * FROM notes');
    const migrated = migrate();
    let queued = 0;
    while (waits.length < WAITS_SEEN || queued === 0) {
      queued += (await alterWaits()) ? 1 : 0;
      // With a request's own limit: refused if it stood behind the ALTER for as long as the report takes.
      await requests.query('SELECT COUNT(*) FROM notes');
    }
    expect(waits.map(({ tries }) => tries).slice(0, WAITS_SEEN)).toEqual([1, 2, 3]);
    expect(waits[0]).toMatchObject({ migration: '9002-titles', changes: 'notes' });
    expect(waits[0]?.openTransactions.map(({ connection }) => connection)).toContain(report.threadId);
    await report.query('COMMIT');
    expect(await migrated).toEqual(['9002-titles', '9003-bodies']);
  });

  it('wait for rows likewise, and change them once', async () => {
    await new MigrationRunner(database.pool, [notes, titles]).up();
    await report.query(`UPDATE notes SET body = 'x'`);
    const migrated = migrate();
    await waitUntil(() => waits.length > 0);
    expect(waits[0]).toMatchObject({ migration: '9003-bodies', changes: 'empty-bodies' });
    await report.query('ROLLBACK');
    expect(await migrated).toEqual(['9003-bodies']);
    const [rows] = await database.pool.query('SELECT body, title FROM notes');
    expect(rows).toEqual([{ body: '', title: null }]);
  });

  it('end with words about who is in the way when that never ends, and nothing is half done', async () => {
    await report.query('SELECT * FROM notes');
    await expect(migrate(2)).rejects.toThrow(
      new RegExp(
        `9002-titles stopped at notes: .* connection ${report.threadId} since .* migrate again when they have ended`,
      ),
    );
    await report.query('COMMIT');
    expect(await migrate()).toEqual(['9002-titles', '9003-bodies']);
  });

  it('wait longer with every try, up to half a minute', () => {
    expect([1, 2, 3, 4, 7, 20].map(growingPause)).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
  });
});
