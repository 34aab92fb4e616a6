// Brings the database of a configuration up to date and closes its connections again.
import type { MysqlConfig } from '../config';
import type { LockWait } from './lock-patience';
import { journalledNames } from './migration-journal';
import { MigrationRunner } from './migration-runner';
import { MIGRATIONS } from './migrations';
import { openMysqlPool } from './mysql-pool';
import { REQUEST_SILENCE } from './session-statements';

/** Returns the names of the migrations that it ran; `tell` hears of each wait for a lock. */
export async function migrateDatabase(
  config: MysqlConfig,
  tell?: (wait: LockWait) => void,
): Promise<readonly string[]> {
  if ((await waitingMigrations(config)).length === 0) return [];
  const pool = openMysqlPool(config);
  try {
    return await new MigrationRunner(pool, MIGRATIONS, tell === undefined ? {} : { tell }).up();
  } finally {
    await pool.end();
  }
}

/**
 * The names of those that have not run. A migration may take as long as it likes; who starts and has nothing to do but look does not wait
 * without end for a line that is half gone.
 */
export async function waitingMigrations(config: MysqlConfig): Promise<readonly string[]> {
  const pool = openMysqlPool({ ...config, poolMax: 1 }, REQUEST_SILENCE);
  try {
    const ran = new Set(await journalledNames(pool));
    return MIGRATIONS.map(({ name }) => name).filter((name) => !ran.has(name));
  } finally {
    await pool.end().catch(() => undefined);
  }
}
