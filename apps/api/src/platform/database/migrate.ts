// Brings the database of a configuration up to date and closes its connections again.
import type { RowDataPacket } from 'mysql2/promise';
import type { MysqlConfig } from '../config';
import type { LockWait } from './lock-patience';
import { JOURNAL_TABLE } from './migration-journal';
import { MigrationRunner } from './migration-runner';
import { MIGRATIONS } from './migrations';
import { openMysqlPool } from './mysql-pool';
import { REQUEST_SILENCE } from './session-statements';

interface NameRow extends RowDataPacket {
  readonly name: string;
}

/** Returns the names of the migrations that it ran; `tell` hears of each wait for a lock. */
export async function migrateDatabase(
  config: MysqlConfig,
  tell?: (wait: LockWait) => void,
): Promise<readonly string[]> {
  if (await isUpToDate(config)) return [];
  const pool = openMysqlPool(config);
  try {
    return await new MigrationRunner(pool, MIGRATIONS, tell === undefined ? {} : { tell }).up();
  } finally {
    await pool.end();
  }
}

/** A migration may take as long as it likes; who starts and has nothing to do but look does not wait without end for a line that is half gone. */
async function isUpToDate(config: MysqlConfig): Promise<boolean> {
  const pool = openMysqlPool({ ...config, poolMax: 1 }, REQUEST_SILENCE);
  try {
    const [rows] = await pool.query<NameRow[]>(`SELECT name FROM ${JOURNAL_TABLE}`);
    const ran = new Set(rows.map(({ name }) => name));
    return MIGRATIONS.every(({ name }) => ran.has(name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ER_NO_SUCH_TABLE') return false;
    throw error;
  } finally {
    await pool.end().catch(() => undefined);
  }
}
