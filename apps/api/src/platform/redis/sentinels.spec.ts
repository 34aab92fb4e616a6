// Two Redis and three Sentinels, all real: whoever was connected is so again, at the other, after the first is gone. Where no redis-server is installed there is nothing to try.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from 'redis';
import { testConfig, waitUntil } from '../../testing';
import { createProgramLog } from '../logging';
import { createRedis, type Redis } from './redis-client';

const [FIRST, SECOND] = ['127.0.0.21', '127.0.0.22'];
const SENTINELS = [FIRST, SECOND, '127.0.0.23'];
const SET_NAME = 'spec';
const PASSWORD = 'of-the-set';
/** Two seconds until it counts as down, and a vote. */
const FAILOVER_MAX_MS = 30_000;

const canStart = process.platform === 'linux' && spawnSync('redis-server', ['--version']).status === 0;
(canStart ? describe : describe.skip)('a Redis with Sentinels', () => {
  const processes = new Map<string, ChildProcess>();
  let folder: string;
  let port: number;
  let sentinelPort: number;
  let redis: Redis;
  let prefix: string;

  const begin = (name: string, lines: readonly string[], ...more: string[]): void => {
    const file = path.join(folder, `${name}.conf`);
    writeFileSync(file, [...lines, `dir "${folder}"`, 'daemonize no', ''].join('\n'));
    processes.set(name, spawn('redis-server', [file, ...more], { stdio: 'ignore' }));
  };
  const ask = async (address: string, at: number, command: readonly string[]): Promise<string> => {
    const url = `redis://:${PASSWORD}@${address}:${at}`;
    const client = createClient({ url, socket: { reconnectStrategy: false } }).on('error', () => undefined);
    try {
      await client.connect();
      return JSON.stringify(await client.sendCommand([...command]));
    } catch {
      return '';
    } finally {
      if (client.isOpen) client.destroy();
    }
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'haopai-sentinels-'));
    [port, sentinelPort] = [await portFreeOn(SENTINELS), await portFreeOn(SENTINELS)];
    for (const address of [FIRST, SECOND])
      begin(address, [
        `bind ${address}`,
        `port ${port}`,
        `requirepass ${PASSWORD}`,
        `masterauth ${PASSWORD}`,
        `replica-announce-ip ${address}`,
        'save ""',
        'repl-diskless-sync-delay 0',
        ...(address === FIRST ? [] : [`replicaof ${FIRST} ${port}`]),
      ]);
    for (const address of SENTINELS)
      begin(
        `sentinel-${address}`,
        [
          `bind ${address}`,
          `port ${sentinelPort}`,
          `requirepass ${PASSWORD}`,
          `sentinel announce-ip ${address}`,
          `sentinel monitor ${SET_NAME} ${FIRST} ${port} 2`,
          `sentinel auth-pass ${SET_NAME} ${PASSWORD}`,
          `sentinel down-after-milliseconds ${SET_NAME} 2000`,
          `sentinel failover-timeout ${SET_NAME} 10000`,
        ],
        '--sentinel',
      );
    await waitUntil(async () => {
      const said = await Promise.all(
        SENTINELS.map((address) => ask(address, sentinelPort, ['SENTINEL', 'MASTER', SET_NAME])),
      );
      return said.every((each) => /num-slaves\W+1\b.*num-other-sentinels\W+2\b/.test(each));
    }, FAILOVER_MAX_MS);
    const config = testConfig({
      host: 'h',
      port: 1,
      user: 'u',
      password: 'p',
      database: 'd',
      poolMax: 1,
      ca: null,
    });
    prefix = config.redis.prefix;
    redis = createRedis(
      {
        ...config.redis,
        url: `redis://:${PASSWORD}@${SET_NAME}:${port}`,
        sentinels: SENTINELS.map((host) => ({ host, port: sentinelPort })),
      },
      createProgramLog(config),
    );
    await redis.connect();
  });

  afterAll(() => {
    redis?.destroy();
    for (const each of processes.values()) each.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is found by the word of the Sentinels, and what it has is there', async () => {
    await redis.set('kept', 'yes');
    expect(await ask(FIRST, port, ['KEYS', '*kept'])).toContain('kept');
  });

  it('is another after the first is gone, for subscribers too, and one Sentinel may be gone as well', async () => {
    const heard: string[] = [];
    const ear = redis.duplicate({ disableOfflineQueue: false }).on('error', () => undefined);
    await ear.connect();
    await ear.subscribe('news', (message) => heard.push(message));
    await waitUntil(async () => (await ask(SECOND, port, ['KEYS', '*kept'])).includes('kept'));
    processes.get(`sentinel-${FIRST}`)?.kill('SIGKILL');
    processes.get(FIRST)?.kill('SIGKILL');
    await waitUntil(
      () =>
        redis.set('kept', 'again').then(
          () => true,
          () => false,
        ),
      FAILOVER_MAX_MS,
    );
    expect(await ask(SECOND, port, ['GET', `${prefix}kept`])).toContain('again');
    await waitUntil(async () => {
      await redis.publish('news', 'over').catch(() => undefined);
      return heard.length > 0;
    }, FAILOVER_MAX_MS);
    ear.destroy();
  });
});

async function portFreeOn(addresses: readonly string[]): Promise<number> {
  for (;;) {
    const port = await freePort();
    const free = await Promise.all(
      addresses.map((address) => freePort(address, port).then(Boolean, () => false)),
    );
    if (!free.includes(false)) return port;
  }
}

function freePort(address = '127.0.0.1', wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(wanted, address, () => {
      const given = server.address();
      server.close(() => resolve(given !== null && typeof given === 'object' ? given.port : 0));
    });
  });
}
