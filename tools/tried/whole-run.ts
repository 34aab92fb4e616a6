// What a whole run of npm run test:nightly has seen working: its database and its browser. Less than that, or from the cache, is no whole run.
import { askDatabaseServer, type DatabaseServer, databaseServerOf } from '@haopai/engine-mysql';
import { createPool } from 'mysql2/promise';
import { run } from '../services/child-process';
import { findMysqlProgram } from '../services/mysql-program';
import { obtainBrowser } from '../test/browser';
import { recordTried } from './tried';

const COMMAND = 'npm run test:nightly';

/** Returns for people what was written down. */
export async function recordWholeRun(root: string): Promise<readonly string[]> {
  const said: string[] = [];
  const server = await databaseOfRun();
  if (server !== null) {
    const { series: name, version } = server;
    said.push(await recordTried(root, { kind: 'database', name, version, command: COMMAND }));
  }
  const browser = await run(await obtainBrowser(() => undefined), ['--version']);
  const [version = 'unknown'] = /\d+(?:\.\d+)+/.exec(browser) ?? [];
  // Chrome is built of Chromium's sources, of the same version.
  said.push(await recordTried(root, { kind: 'browser', name: 'Chromium', version, command: COMMAND }));
  return said;
}

/** Null for one in a container, which is gone with the run: npm run try-real writes that one down. */
async function databaseOfRun(): Promise<DatabaseServer | null> {
  const given = process.env.HAOPAI_TEST_MYSQL_URL;
  if (!given) {
    const program = await findMysqlProgram();
    return program && databaseServerOf(program.title);
  }
  const pool = createPool({ uri: given, connectionLimit: 1 });
  try {
    return await askDatabaseServer(pool);
  } finally {
    await pool.end();
  }
}
