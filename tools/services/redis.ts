// A private Redis or Valkey: own folder, own port, loopback only, a generated password, kept on disk.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from 'redis';
import { run, startServer } from './child-process';
import { findProgram } from './find-program';
import { type LaunchedService, launchedService } from './launched-service';
import type { Durability } from './mysql';
import { LOOPBACK } from './ports';

const READY_PATIENCE_MS = 20_000;
const STOP_PATIENCE_MS = 10_000;

export interface RedisProgram {
  readonly file: string;
  readonly title: string;
}

export interface RedisSettings {
  readonly program: RedisProgram;
  readonly home: string;
  readonly port: number;
  readonly password: string;
  readonly durability: Durability;
}

export async function findRedisProgram(): Promise<RedisProgram | null> {
  const file = findProgram('redis-server', 'valkey-server');
  if (file === null) return null;
  const printed = await run(file, ['--version']);
  const version = /v=(\d+(?:\.\d+)+)/.exec(printed)?.[1] ?? 'of an unknown version';
  return { file, title: `${/valkey/i.test(printed) ? 'Valkey' : 'Redis'} ${version}` };
}

export function redisUrl(password: string, port: number): string {
  return `redis://:${encodeURIComponent(password)}@${LOOPBACK}:${port}`;
}

/** The truth lives in MySQL; what Redis may lose of a second are sessions. */
function configuration({ port, password, durability }: RedisSettings, dataDir: string): string {
  return [
    `bind ${LOOPBACK}`,
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${dataDir}"`,
    'daemonize no',
    'save ""',
    `appendonly ${durability === 'full' ? 'yes' : 'no'}`,
    'appendfsync everysec',
    '',
  ].join('\n');
}

async function withRedis(
  url: string,
  use: (client: ReturnType<typeof connectTo>) => Promise<unknown>,
): Promise<void> {
  const client = connectTo(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await use(client);
  } finally {
    if (client.isOpen) client.destroy();
  }
}

function connectTo(url: string) {
  return createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 2_000 } });
}

export async function pingRedis(url: string): Promise<void> {
  await withRedis(url, (client) => client.ping());
}

/** Ends a server that an earlier, killed start left on this address; none there is fine. */
export async function shutDownLeftRedis(url: string): Promise<void> {
  await withRedis(url, (client) => client.sendCommand(['SHUTDOWN'])).catch(() => undefined);
}

export async function startRedis(settings: RedisSettings): Promise<LaunchedService> {
  const { program, home, port, password } = settings;
  const dataDir = path.join(home, 'data');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const configurationFile = path.join(home, 'redis.conf');
  writeFileSync(configurationFile, configuration(settings, dataDir), { mode: 0o600 });
  const server = startServer(program.file, [configurationFile], { logFile: path.join(home, 'log') });
  return launchedService({
    server,
    name: program.title,
    url: redisUrl(password, port),
    port,
    ping: pingRedis,
    patienceMs: READY_PATIENCE_MS,
    stop: () => server.stop(STOP_PATIENCE_MS),
  });
}
