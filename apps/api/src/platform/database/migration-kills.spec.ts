// Whoever migrates is killed after each statement, one after another: run again as often as that, it comes to what an undisturbed run comes to.
import { aBareDatabase, type ThrowAwayDatabase } from '../../testing';
import type { Migration } from './migration';
import { MigrationRunner } from './migration-runner';
import { MIGRATIONS } from './migrations';
import type { MysqlPool } from './mysql-pool';
import { dumpOf } from './testing/database-dump';
import { dieAt, interferedPool, writeDown } from './testing/interfered-pool';
import { MIGRATION_STAGES } from './testing/migration-stages';

type Direction = 'up' | 'down';

/** All of its changes, in order. */
async function undisturbed(
  pool: MysqlPool,
  migrations: readonly Migration[],
  direction: Direction,
): Promise<readonly string[]> {
  const changes: string[] = [];
  await new MigrationRunner(interferedPool(pool, writeDown(changes)), migrations)[direction]();
  return changes;
}

/** The changes after which somebody died, in order. */
async function killedAtEach(
  pool: MysqlPool,
  migrations: readonly Migration[],
  direction: Direction,
): Promise<readonly string[]> {
  const deaths: string[] = [];
  // What a transaction did is gone with whoever dies in it, and a batch is looked for again: the next one dies a statement later.
  let dieAfter = 1;
  const die = (sql: string): void => {
    deaths.push(sql);
    const isOpen = deaths.lastIndexOf('START TRANSACTION') > deaths.lastIndexOf('COMMIT');
    const isBatch = /\bLIMIT \d+$/.test(sql);
    dieAfter = isOpen || isBatch ? dieAfter + 1 : 1;
  };
  for (;;) {
    const deathsBefore = deaths.length;
    const mortal = interferedPool(pool, dieAt(dieAfter, 'after', die));
    try {
      await new MigrationRunner(mortal, migrations)[direction]();
      return deaths;
    } catch (error) {
      if (deaths.length === deathsBefore) throw error;
    }
  }
}

describe('whoever migrates and is killed after each statement', () => {
  let calm: ThrowAwayDatabase;
  let killed: ThrowAwayDatabase;

  beforeAll(async () => {
    calm = await aBareDatabase();
    killed = await aBareDatabase();
  });
  afterAll(async () => {
    await calm.drop();
    await killed.drop();
  });

  // One after another: each begins with what the one before it has left.
  const steps = [
    ...MIGRATION_STAGES.map((stage) => ({ ...stage, direction: 'up' as const })),
    ...[...MIGRATION_STAGES].reverse().map((stage) => ({ ...stage, direction: 'down' as const })),
  ].map((step) => [`${step.direction} from ${step.migrations[0]?.name}`, step] as const);

  it.each(steps)('gets to the same tables and rows: %s', async (_, { migrations, direction, use }) => {
    const changes = await undisturbed(calm.pool, migrations, direction);
    expect(changes.length).toBeGreaterThan(migrations.length);
    expect(await killedAtEach(killed.pool, migrations, direction)).toEqual(changes);
    expect(await dumpOf(killed.pool)).toEqual(await dumpOf(calm.pool));
    if (direction === 'up') for (const { pool } of [calm, killed]) await use(pool);
  });

  it('gets up again after that', async () => {
    for (const { pool } of [calm, killed]) await new MigrationRunner(pool, MIGRATIONS).up();
    expect(await dumpOf(killed.pool)).toEqual(await dumpOf(calm.pool));
  });
});
