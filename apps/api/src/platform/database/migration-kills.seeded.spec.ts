// Whoever migrates is killed while a statement is under way, so that nobody knows whether it was made; the server goes on with it meanwhile.
import { aBareDatabase, nightly, randomOf, TEST_SEED, type ThrowAwayDatabase } from '../../testing';
import type { Migration } from './migration';
import { MigrationRunner } from './migration-runner';
import { dumpOf } from './testing/database-dump';
import { dieAt, interferedPool } from './testing/interfered-pool';
import { MIGRATION_STAGES } from './testing/migration-stages';

const ROUNDS = nightly(1, 20);
/** With more than one a run gets on, whatever becomes of its last. */
const CHANGES_MAX = 8;

describe(`whoever migrates and is killed in the middle of a statement (seed ${TEST_SEED})`, () => {
  const random = randomOf(TEST_SEED);
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

  /** Returns how many died before one got through. */
  async function withDeaths(migrations: readonly Migration[], direction: 'up' | 'down'): Promise<number> {
    for (let deaths = 0; ;) {
      const deathsBefore = deaths;
      const changes = 2 + Math.floor(random() * (CHANGES_MAX - 1));
      const mortal = interferedPool(
        killed.pool,
        dieAt(changes, 'during', () => void (deaths += 1)),
      );
      try {
        await new MigrationRunner(mortal, migrations)[direction]();
        return deaths;
      } catch (error) {
        if (deaths === deathsBefore) throw error;
      }
    }
  }

  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'is followed by others who come to the same tables and rows, up and down (round %i)',
    async () => {
      let deaths = 0;
      for (const { migrations, use } of MIGRATION_STAGES) {
        await new MigrationRunner(calm.pool, migrations).up();
        deaths += await withDeaths(migrations, 'up');
        expect(await dumpOf(killed.pool)).toEqual(await dumpOf(calm.pool));
        await use(calm.pool);
        await use(killed.pool);
      }
      for (const { migrations } of [...MIGRATION_STAGES].reverse()) {
        await new MigrationRunner(calm.pool, migrations).down();
        deaths += await withDeaths(migrations, 'down');
        expect(await dumpOf(killed.pool)).toEqual(await dumpOf(calm.pool));
      }
      expect(deaths).toBeGreaterThan(MIGRATION_STAGES.length);
    },
  );
});
