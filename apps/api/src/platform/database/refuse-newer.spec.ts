// A release before another database than its own: newer migrations on the real server, some of which let it go on.
import { aBareDatabase, type ThrowAwayDatabase } from '../../testing';
import { ConfigError } from '../config';
import { tryDatabase } from './admit-database';
import { addColumn, alterTable, dropColumn } from './alter-table';
import type { Migration } from './migration';
import { MigrationRunner } from './migration-runner';
import { MIGRATIONS } from './migrations';
import { closedMigrations, refuseNewerDatabase } from './refuse-newer';

const newest = MIGRATIONS.at(-1)?.name ?? '';
const adds: Migration = {
  name: '9001-adds',
  opensSince: newest,
  up: [alterTable('regions', addColumn('note', 'TEXT NULL'))],
  down: [alterTable('regions', dropColumn('note'))],
};
const takesAway: Migration = {
  name: '9002-takes-away',
  opensSince: '9001-adds',
  up: [alterTable('regions', dropColumn('note'))],
  down: [alterTable('regions', addColumn('note', 'TEXT NULL'))],
};

describe('a release and the data of a newer one', () => {
  let database: ThrowAwayDatabase;
  const config = () => ({ environment: 'development' as const, untried: [], mysql: database.config });
  const told = async (): Promise<string> => {
    const lines: string[] = [];
    await tryDatabase(config(), (line) => lines.push(line));
    return lines.join('\n');
  };

  beforeEach(async () => {
    database = await aBareDatabase();
  });
  afterEach(async () => {
    process.exitCode = 0;
    await database.drop();
  });

  it('opens its own and an empty one, and says what is still to be done', async () => {
    await refuseNewerDatabase(database.pool);
    expect(await told()).toContain(newest);
    await new MigrationRunner(database.pool, MIGRATIONS).up();
    await refuseNewerDatabase(database.pool);
    expect(await told()).toBe('This release opens the database as it is.');
  });

  it('goes on with what a newer one has only added to', async () => {
    await new MigrationRunner(database.pool, [...MIGRATIONS, adds]).up();
    await refuseNewerDatabase(database.pool);
    expect(await told()).toBe('This release opens the database as it is.');
    expect(process.exitCode).toBe(0);
  });

  it('does not start on what a newer one has taken away from, by name and with what to do', async () => {
    await new MigrationRunner(database.pool, [...MIGRATIONS, adds, takesAway]).up();
    const refused = refuseNewerDatabase(database.pool);
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(/\(9002-takes-away\).*restore the backup from before the upgrade/);
    expect(await told()).toContain('9002-takes-away');
    expect(process.exitCode).toBe(1);
  });

  it('starts again when the newer one has taken its changes back', async () => {
    const newer = new MigrationRunner(database.pool, [...MIGRATIONS, adds, takesAway]);
    await newer.up();
    await newer.down();
    await refuseNewerDatabase(database.pool);
  });

  it('does not start beside one that has only begun: what it takes away may be gone already', () => {
    const known = new Set(['0001-a', '0002-b']);
    expect(closedMigrations(['0001-a', '0003-c/opens-since/0003-c'], known)).toEqual(['0003-c']);
    expect(closedMigrations(['0001-a', '0003-c/up/some-rows'], known)).toEqual(['0003-c']);
    expect(closedMigrations(['0001-a', '0003-c/opens-since/0002-b', '0003-c/up/some-rows'], known)).toEqual(
      [],
    );
    expect(closedMigrations(['0001-a/up/some-rows', '0002-b'], known)).toEqual([]);
  });

  it('every migration after 0031 says which releases go on beside it', () => {
    const names = MIGRATIONS.map(({ name }) => name);
    for (const [index, { name, opensSince }] of MIGRATIONS.entries()) {
      if (name <= '0031-saved-searches') continue;
      expect([name, names.slice(0, index + 1).includes(opensSince ?? '')]).toEqual([name, true]);
      expect(`${name}/opens-since/${opensSince}`.length).toBeLessThanOrEqual(100);
    }
  });
});
