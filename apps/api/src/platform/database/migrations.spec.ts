// Every migration goes up, down and up again on the real server.
import { aBareDatabase, type ThrowAwayDatabase } from '../../testing';
import { aloneInDatabase } from './alone-in-database';
import { migrateDatabase } from './migrate';
import { MigrationRunner } from './migration-runner';
import { MIGRATIONS } from './migrations';
import { dumpOf } from './testing/database-dump';

describe('the migrations', () => {
  let database: ThrowAwayDatabase;

  beforeAll(async () => {
    database = await aBareDatabase();
  });
  afterAll(() => database.drop());

  it('go up, down and up again to the same tables, letter by letter', async () => {
    const runner = new MigrationRunner(database.pool, MIGRATIONS);
    const names = MIGRATIONS.map(({ name }) => name);

    expect(await runner.up()).toEqual(names);
    const before = await dumpOf(database.pool);
    expect(Object.keys(before)).toContain('lot_events');
    expect(await runner.up()).toEqual([]);

    expect(await runner.down()).toEqual([...names].reverse());
    expect(Object.keys(await dumpOf(database.pool))).toEqual(['schema_migrations']);

    expect(await runner.up()).toEqual(names);
    expect(await dumpOf(database.pool)).toEqual(before);
  });

  it('run once when two instances start together', async () => {
    const runner = new MigrationRunner(database.pool, MIGRATIONS);
    await runner.down();
    const ran = await Promise.all([runner.up(), runner.up()]);
    expect(ran.flat()).toEqual(MIGRATIONS.map(({ name }) => name));
  });

  it('are not waited for by an instance that starts and has nothing to bring up', async () => {
    await aloneInDatabase(database.pool, 'migrate', async () => {
      expect(await migrateDatabase(database.config)).toEqual([]);
    });
  });

  it('find each connection strict, in UTC and at READ COMMITTED', async () => {
    const [rows] = await database.pool.query(
      `SELECT @@sql_mode LIKE '%STRICT_ALL_TABLES%' AS isStrict, @@time_zone AS zone`,
    );
    expect(rows).toEqual([{ isStrict: 1, zone: '+00:00' }]);
    const [levels] = await database.pool.query(
      `SHOW VARIABLES WHERE Variable_name = 'transaction_isolation'`,
    );
    expect(levels).toMatchObject([{ Value: 'READ-COMMITTED' }]);
  });
});
