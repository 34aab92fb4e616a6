// What a whole run of npm run test:nightly has seen working: its database and its browsers. Less than that, or from the cache, is no whole run.
import { askDatabaseServer, type DatabaseServer, databaseServerOf } from '@haopai/engine-mysql';
import { createPool } from 'mysql2/promise';
import { run } from '../services/child-process';
import { findMysqlProgram } from '../services/mysql-program';
import { obtainBrowser } from '../test/browser';
import { obtainEngines } from '../test/engines';
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
  for (const [name, version] of await browsersOfRun())
    said.push(await recordTried(root, { kind: 'browser', name, version, command: COMMAND }));
  return said;
}

/** With their versions. Chrome is built of Chromium's sources, of the same version; what iPhones have is a sibling of WebKitGTK, and not the same. */
async function browsersOfRun(): Promise<readonly (readonly [name: string, version: string])[]> {
  const quiet = (): void => undefined;
  const versionIn = (said: string): string => /\d+(?:\.\d+)+/.exec(said)?.[0] ?? 'unknown';
  const chromium = versionIn(await run(await obtainBrowser(quiet), ['--version']));
  const engines = await obtainEngines(quiet);
  if (engines === null) return [['Chromium', chromium]];
  const firefox = versionIn(await run(engines.HAOPAI_E2E_FIREFOX, ['--version']));
  const webkit = versionIn(await run('dpkg-query', ['-W', '-f=${Version}', 'webkit2gtk-driver']));
  return [
    ['Chromium', chromium],
    ['Firefox', firefox],
    ['WebKitGTK', webkit],
  ];
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
