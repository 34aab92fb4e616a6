// A migration that changes many rows changes some at a time, and goes on where it was cut off.
import type { RowDataPacket } from 'mysql2/promise';
import { aBareDatabase, type ThrowAwayDatabase } from '../../testing';
import type { Migration } from './migration';
import { MigrationRunner } from './migration-runner';
import { changeDataInBatches, createTables, dropTables } from './schema-change';
import { interferedPool, writeDown } from './testing/interfered-pool';

const ROWS = 25;
const SQL = `UPDATE notes SET body = 'new' WHERE body = 'old' ORDER BY id LIMIT 10`;
const tables = { notes: `id INT NOT NULL PRIMARY KEY, body VARCHAR(10) NOT NULL` };

describe('a change of many rows', () => {
  let database: ThrowAwayDatabase;
  const change: Migration = { name: '9001-change', up: [changeDataInBatches('new-bodies', SQL)], down: [] };
  const create: Migration = { name: '9000-create', up: createTables(tables), down: dropTables(tables) };

  beforeEach(async () => {
    database = await aBareDatabase();
    await new MigrationRunner(database.pool, [create]).up();
    const rows = Array.from({ length: ROWS }, (_, id) => [id, 'old']);
    await database.pool.query('INSERT INTO notes (id, body) VALUES ?', [rows]);
  });
  afterEach(() => database.drop());

  const left = async (): Promise<unknown> => {
    const [[row]] = await database.pool.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS count FROM notes WHERE body = 'old'`,
    );
    return row?.['count'];
  };

  it('is made in batches until nothing is left', async () => {
    const changes: string[] = [];
    const pool = interferedPool(database.pool, writeDown(changes));
    expect(await new MigrationRunner(pool, [create, change]).up()).toEqual(['9001-change']);
    expect(await left()).toBe(0);
    // Ten, ten and five; and nothing once more beside the mark.
    expect(changes.filter((sql) => sql === SQL)).toHaveLength(4);
  });

  it('goes on where it was cut off', async () => {
    let batches = 0;
    const cut = interferedPool(database.pool, ({ sql, connection, make }) => {
      if (sql === SQL) batches += 1;
      if (batches < 2) return make();
      connection.destroy();
      throw new Error('cut off');
    });
    await expect(new MigrationRunner(cut, [create, change]).up()).rejects.toThrow();
    expect(await left()).toBe(15);
    expect(await new MigrationRunner(database.pool, [create, change]).up()).toEqual(['9001-change']);
    expect(await left()).toBe(0);
  });

  it('has a bound', () => {
    expect(() => changeDataInBatches('all', 'UPDATE notes SET body = 1')).toThrow('LIMIT');
  });
});
