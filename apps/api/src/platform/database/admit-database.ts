// Whether this release goes on with this database: asked before anything is written, by whoever opens it.
import type { Config } from '../config';
import { ConfigError } from '../config';
import { waitingMigrations } from './migrate';
import { type MysqlPool, openMysqlPool } from './mysql-pool';
import { refuseNewerDatabase } from './refuse-newer';
import { refuseUntriedDatabase } from './refuse-untried';
import { REQUEST_SILENCE } from './session-statements';

type Standing = Pick<Config, 'environment' | 'untried'>;

/** Rejects with a ConfigError that says what to do. */
export async function admitDatabase(pool: MysqlPool, config: Standing): Promise<void> {
  await refuseUntriedDatabase(pool, config);
  await refuseNewerDatabase(pool);
}

/** The same for whoever has no connection yet. */
export async function admitDatabaseOf(config: Standing & Pick<Config, 'mysql'>): Promise<void> {
  const pool = openMysqlPool({ ...config.mysql, poolMax: 1 }, REQUEST_SILENCE);
  try {
    await admitDatabase(pool, config);
  } finally {
    await pool.end();
  }
}

/** Changes nothing: says whether this release opens the database, and sets the exit code by it. */
export async function tryDatabase(
  config: Standing & Pick<Config, 'mysql'>,
  tell: (line: string) => void,
): Promise<void> {
  try {
    await admitDatabaseOf(config);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    tell(error.faults.join('\n'));
    process.exitCode = 1;
    return;
  }
  const waiting = await waitingMigrations(config.mysql);
  tell(
    waiting.length === 0
      ? 'This release opens the database as it is.'
      : `This release opens the database after "migrate": ${waiting.join(', ')}.`,
  );
}
