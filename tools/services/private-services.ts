// A MySQL and a Redis of one's own for a test run or a bench: free ports, a fresh folder, gone without a trace at the end.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Note } from './apt';
import type { Durability, RunningService } from './mysql';
import { obtainMysql, obtainRedis } from './obtain';
import { freePort } from './ports';

export interface PrivateServices {
  /** Without a database: `mysql://user:password@127.0.0.1:port`. The user may do everything. */
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  /** What runs, for people. */
  readonly titles: readonly string[];
  /** Stops both and removes their data. */
  stop(): Promise<void>;
}

export interface PrivateServicesOptions {
  /** Folder in which the data's folder is made; the system's temporary one when left out. A bench wants a real disk. */
  readonly dataDir?: string;
  readonly durability: Durability;
  readonly note?: Note;
}

/** Letters, digits, - and _ only, so that it needs no quoting anywhere. */
export function generatePassword(): string {
  return randomBytes(18).toString('base64url');
}

/** Stops the first when the second fails to start. */
export async function startBoth(
  mysql: Promise<RunningService>,
  redis: Promise<RunningService>,
): Promise<readonly [RunningService, RunningService]> {
  const outcomes = await Promise.allSettled([mysql, redis]);
  const [first, second] = outcomes;
  if (first.status === 'fulfilled' && second.status === 'fulfilled') return [first.value, second.value];
  for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value.stop();
  throw first.status === 'rejected' ? first.reason : second.status === 'rejected' ? second.reason : null;
}

export async function startPrivateServices(options: PrivateServicesOptions): Promise<PrivateServices> {
  const { durability, note = () => undefined } = options;
  const launchMysql = await obtainMysql(note);
  const launchRedis = await obtainRedis(note);
  const parent = path.resolve(options.dataDir ?? os.tmpdir());
  mkdirSync(parent, { recursive: true });
  const home = mkdtempSync(path.join(parent, 'haopai-services-'));
  const remove = () => rmSync(home, { recursive: true, force: true });
  const settings = async (name: string) => ({
    name: `${path.basename(home)}-${name}`,
    home: path.join(home, name),
    port: await freePort(),
    password: generatePassword(),
    durability,
  });
  try {
    const [mysql, redis] = await startBoth(
      launchMysql(await settings('mysql')),
      launchRedis(await settings('redis')),
    );
    return {
      mysqlUrl: mysql.url,
      redisUrl: redis.url,
      titles: [mysql.title, redis.title],
      stop: async () => {
        await Promise.all([redis.stop(), mysql.stop()]);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
