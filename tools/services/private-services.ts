// A MySQL and a Redis of one's own for a test run or a bench: free ports, a fresh folder, gone without a trace at the end.
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Note } from './apt';
import type { RunningService } from './launched-service';
import type { Durability } from './mysql';
import { obtainMysql, obtainRedis } from './obtain';
import { freePort } from './ports';
import { type Outages, RestartableService } from './restartable-service';

const FOLDER_PREFIX = 'haopai-services-';
/** Holds the process id of the run that made the folder. */
const OWNER_FILE = 'owner';

export interface PrivateServices {
  /** Without a database: `mysql://user:password@127.0.0.1:port`. The user may do everything. */
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  /** What runs, for people. */
  readonly titles: readonly string[];
  /** For those who want to see what happens when one is lost. */
  readonly mysql: Outages;
  readonly redis: Outages;
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
export async function startBoth<Service extends RunningService>(
  mysql: Promise<Service>,
  redis: Promise<Service>,
): Promise<readonly [Service, Service]> {
  const outcomes = await Promise.allSettled([mysql, redis]);
  const [first, second] = outcomes;
  if (first.status === 'fulfilled' && second.status === 'fulfilled') return [first.value, second.value];
  for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value.stop();
  throw first.status === 'rejected' ? first.reason : second.status === 'rejected' ? second.reason : null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'EPERM';
  }
}

/** Removes the folders of runs that were killed before they could: their servers went with them. */
function sweepAbandoned(parent: string): void {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    const ownerFile = path.join(parent, name, OWNER_FILE);
    if (!existsSync(ownerFile) || isRunning(Number(readFileSync(ownerFile, 'utf8')))) continue;
    rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

export async function startPrivateServices(options: PrivateServicesOptions): Promise<PrivateServices> {
  const { durability, note = () => undefined } = options;
  const launchMysql = await obtainMysql(note);
  const launchRedis = await obtainRedis(note);
  const parent = path.resolve(options.dataDir ?? os.tmpdir());
  mkdirSync(parent, { recursive: true });
  sweepAbandoned(parent);
  const home = mkdtempSync(path.join(parent, FOLDER_PREFIX));
  writeFileSync(path.join(home, OWNER_FILE), String(process.pid));
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
      RestartableService.launch(launchMysql, await settings('mysql')),
      RestartableService.launch(launchRedis, await settings('redis')),
    );
    return {
      mysqlUrl: mysql.url,
      redisUrl: redis.url,
      titles: [mysql.title, redis.title],
      mysql,
      redis,
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
