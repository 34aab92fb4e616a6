// A database that was copied is the one that was migrated: tables, columns, indexes, keys, rows.
import type { RowDataPacket } from 'mysql2/promise';
import { readSchema, writeSchema } from '@haopai/engine-mysql/testing';
import { migrateDatabase } from '../platform/database';
import { aBareDatabase, type ThrowAwayDatabase } from './throw-away-database';

describe('a schema that is read once', () => {
  let migrated: ThrowAwayDatabase;
  let copied: ThrowAwayDatabase;

  beforeAll(async () => {
    [migrated, copied] = await Promise.all([aBareDatabase(), aBareDatabase()]);
    await migrateDatabase(migrated.config);
    await writeSchema(copied.pool, await readSchema(migrated.pool));
  });
  afterAll(() => Promise.all([migrated.drop(), copied.drop()]));

  it('makes the same tables with the same rows, and nothing is left to migrate', async () => {
    const [first, second] = await Promise.all([readSchema(migrated.pool), readSchema(copied.pool)]);
    expect(first.length).toBeGreaterThan(60);
    expect(second).toEqual(first);
    expect(await migrateDatabase(copied.config)).toEqual([]);
  });

  it('has its foreign keys looked after, in the copy as in the first', async () => {
    const keysOf = async ({ pool }: ThrowAwayDatabase): Promise<readonly RowDataPacket[]> => {
      const sql = `SELECT CONSTRAINT_NAME, TABLE_NAME, REFERENCED_TABLE_NAME
        FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() ORDER BY 1, 2`;
      return (await pool.query<RowDataPacket[]>(sql))[0];
    };
    const keys = await keysOf(migrated);
    expect(keys.length).toBeGreaterThan(20);
    expect(await keysOf(copied)).toEqual(keys);
    const [[looks]] = await copied.pool.query<RowDataPacket[]>('SELECT @@foreign_key_checks AS keys_hold');
    expect(looks).toEqual({ keys_hold: 1 });
  });
});
