// One instance of the built api on a database of its own, for integration specs: the test bed names the services and the build.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ApiProcess, startApi } from '../api-process';
import { type FreshDatabase, freshDatabase } from '../fresh-database';

export interface TestSite {
  readonly api: ApiProcess;
  readonly database: FreshDatabase;
  /** For files of the spec; gone at the end. */
  readonly folder: string;
  close(): Promise<void>;
}

/** `variables` are given to the api beside those of a load test. */
export async function openTestSite(
  name: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<TestSite> {
  const { HAOPAI_TEST_MYSQL_URL = '', HAOPAI_TEST_REDIS_URL = '', HAOPAI_TEST_DIST = '' } = process.env;
  const folder = mkdtempSync(path.join(tmpdir(), `haopai-${name}-`));
  const database = await freshDatabase(HAOPAI_TEST_MYSQL_URL, `haopai_${name}`);
  const remove = async (): Promise<void> => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const api = await startApi({
      program: path.join(HAOPAI_TEST_DIST, 'api', 'main.js'),
      databaseUrl: database.url,
      redisUrl: HAOPAI_TEST_REDIS_URL,
      redisPrefix: `${database.name}:`,
      logFile: path.join(folder, 'api.log'),
      variables,
    });
    const close = async (): Promise<void> => {
      await api.stop();
      await remove();
    };
    return { api, database, folder, close };
  } catch (error) {
    await remove();
    throw error;
  }
}
