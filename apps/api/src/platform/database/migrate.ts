// Brings the database of a configuration up to date and closes its connections again.
import type { MysqlConfig } from '../config';
import { MigrationRunner } from './migration-runner';
import { MIGRATIONS } from './migrations';
import { openMysqlPool } from './mysql-pool';

/** Returns the names of the migrations that it ran. */
export async function migrateDatabase(config: MysqlConfig): Promise<readonly string[]> {
  const pool = openMysqlPool(config);
  try {
    return await new MigrationRunner(pool, MIGRATIONS).up();
  } finally {
    await pool.end();
  }
}
