// On which database the parts run: one that was given by its address, or MySQL 8.4 in Docker; and how servers come that a part may kill.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { askDatabaseServer, type DatabaseServer, databaseServerOf } from '@haopai/engine-mysql';
import { createPool } from 'mysql2/promise';
import { freePort, obtainRedis } from '../services';
import { findDocker, startMysqlContainer } from '../services/docker';
import type { RunningService } from '../services/launched-service';
import { findMysqlProgram } from '../services/mysql-program';
import { generatePassword } from '../services/private-services';
import { pathlessUrl } from './pathless-url';
import type { Note } from './part';

export interface Databases {
  readonly server: DatabaseServer;
  /** How it came, for people. */
  readonly way: string;
  /** For suites that use one server. */
  readonly env: NodeJS.ProcessEnv;
  /** For suites that start servers and kill them; null where none of the same product and series are to be had. */
  readonly envOfOwn: NodeJS.ProcessEnv | null;
  stop(): Promise<void>;
}

/** Null when there is neither an address nor Docker. */
export async function openDatabases(root: string, note: Note): Promise<Databases | null> {
  const given = process.env.HAOPAI_TEST_MYSQL_URL;
  const docker = await findDocker();
  if (!given && docker === null) return null;
  const home = mkdtempSync(path.join(root, 'tmp', 'try-real-'));
  const running: RunningService[] = [];
  const settings = async (name: string) => ({
    ...{ name: `haopai-try-real-${process.pid}-${name}`, home: path.join(home, name) },
    ...{ port: await freePort(), password: generatePassword(), durability: 'full' as const },
  });
  const stop = async (): Promise<void> => {
    for (const service of running.splice(0)) await service.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    if (!given && docker !== null) {
      note('MySQL 8.4 starts in Docker');
      running.push(await startMysqlContainer(docker, await settings('mysql')));
    }
    const url = pathlessUrl(given || (running[0]?.url ?? ''));
    if (!process.env.HAOPAI_TEST_REDIS_URL)
      running.push(await (await obtainRedis(note))(await settings('redis')));
    const redisUrl = process.env.HAOPAI_TEST_REDIS_URL || (running.at(-1)?.url ?? '');
    const server = await serverAt(url);
    return {
      server,
      way: given ? 'the one of HAOPAI_TEST_MYSQL_URL' : 'mysql:8.4 in Docker',
      env: { HAOPAI_TEST_MYSQL_URL: url, HAOPAI_TEST_REDIS_URL: redisUrl },
      envOfOwn: await ownOf(server, docker !== null),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serverAt(url: string): Promise<DatabaseServer> {
  const pool = createPool({ uri: url, connectionLimit: 1 });
  try {
    return await askDatabaseServer(pool);
  } finally {
    await pool.end();
  }
}

/** Of another series they would say nothing about the one that is tried. */
async function ownOf({ series }: DatabaseServer, hasDocker: boolean): Promise<NodeJS.ProcessEnv | null> {
  const none = { HAOPAI_TEST_MYSQL_URL: '', HAOPAI_TEST_REDIS_URL: '' };
  if (hasDocker && series === 'MySQL 8.4') return { ...none, HAOPAI_TEST_MYSQL_FROM: 'docker' };
  const program = await findMysqlProgram();
  return program !== null && databaseServerOf(program.title).series === series ? none : null;
}
