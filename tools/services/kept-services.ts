// The MySQL and Redis behind npm start: data under .haopai/, the same ports each time, full durability; or the given ones.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { Note } from './apt';
import type { RunningService } from './launched-service';
import { mysqlUrl, MYSQL_USER, pingMysql, shutDownLeftMysql } from './mysql';
import { obtainMysql, obtainRedis } from './obtain';
import { rememberedPort, stablePort } from './ports';
import { startBoth } from './private-services';
import { pingRedis, redisUrl, shutDownLeftRedis } from './redis';
import { RestartableService } from './restartable-service';
import type { Secrets } from './secrets';

export const DATABASE = 'haopai';

export interface KeptServices {
  /** With the database's name. */
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  readonly titles: readonly string[];
  /** What instances are told beside the addresses. */
  readonly variables: NodeJS.ProcessEnv;
  /** For those who want to see what happens when one is lost, by name; without those that the environment names. */
  readonly parts: ReadonlyMap<string, ServicePart>;
  stop(): Promise<void>;
}

/** Some can also stand still, or lose all that they have. */
export interface ServicePart {
  kill(): Promise<void>;
  /** Resolves when it answers, perhaps with what is worth saying of it. */
  start(): Promise<string | void>;
  freeze?(): void;
  thaw?(): void;
  wipe?(): Promise<void>;
}

async function givenService(
  url: string,
  ping: (url: string) => Promise<void>,
  variable: string,
): Promise<RunningService> {
  await ping(url).catch((error: unknown) => {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`${variable} does not answer: ${said}`, { cause: error });
  });
  return { url, title: `the one that ${variable} names`, stop: () => Promise.resolve() };
}

async function privateMysql(home: string, secrets: Secrets, note: Note): Promise<RestartableService> {
  const launch = await obtainMysql(note);
  const ports = path.join(home, 'ports.json');
  const left = rememberedPort(ports, 'mysql');
  if (left !== null) await shutDownLeftMysql(mysqlUrl(MYSQL_USER, secrets.mysqlPassword, left));
  return RestartableService.launch(launch, {
    name: containerName(home, 'mysql'),
    home: path.join(home, 'mysql'),
    port: await stablePort(ports, 'mysql'),
    password: secrets.mysqlPassword,
    durability: 'full',
  });
}

async function privateRedis(home: string, secrets: Secrets, note: Note): Promise<RestartableService> {
  const launch = await obtainRedis(note);
  const ports = path.join(home, 'ports.json');
  const left = rememberedPort(ports, 'redis');
  if (left !== null) await shutDownLeftRedis(redisUrl(secrets.redisPassword, left));
  return RestartableService.launch(launch, {
    name: containerName(home, 'redis'),
    home: path.join(home, 'redis'),
    port: await stablePort(ports, 'redis'),
    password: secrets.redisPassword,
    durability: 'full',
  });
}

function containerName(home: string, service: string): string {
  return `haopai-${createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 12)}-${service}`;
}

function withPath(url: string, pathname: string): string {
  const changed = new URL(url);
  changed.pathname = pathname;
  return changed.href;
}

/** The address with a database's name; a name that the address already has wins. */
export function withDatabase(url: string, name: string): string {
  return new URL(url).pathname.length > 1 ? url : withPath(url, `/${name}`);
}

/** Where it is not there yet. */
export async function createDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!/^\w+$/.test(name)) throw new Error(`${name} is not a plain name for a database`);
  const connection = await createConnection(withPath(url, '/'));
  try {
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
  } finally {
    await connection.end();
  }
}

export async function startKeptServices(home: string, secrets: Secrets, note: Note): Promise<KeptServices> {
  const givenMysql = process.env.HAOPAI_MYSQL_URL;
  const givenRedis = process.env.HAOPAI_REDIS_URL;
  // One after the other: two apt-get at a time would block each other.
  const mysqlStart = givenMysql
    ? givenService(givenMysql, (url) => pingMysql(withPath(url, '/')), 'HAOPAI_MYSQL_URL')
    : privateMysql(home, secrets, note);
  const redisStart = mysqlStart.then(() =>
    givenRedis ? givenService(givenRedis, pingRedis, 'HAOPAI_REDIS_URL') : privateRedis(home, secrets, note),
  );
  const [mysql, redis] = await startBoth<RunningService>(mysqlStart, redisStart);
  const stop = async () => {
    await redis.stop();
    await mysql.stop();
  };
  const url = withDatabase(mysql.url, DATABASE);
  try {
    await createDatabase(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    mysqlUrl: url,
    redisUrl: redis.url,
    titles: [mysql.title, redis.title],
    variables: {},
    parts: new Map(
      Object.entries({ mysql, redis }).flatMap(([name, service]) =>
        service instanceof RestartableService ? [[name, service] as const] : [],
      ),
    ),
    stop,
  };
}
