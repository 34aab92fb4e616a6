// Channels of a Redis Cluster: three real nodes, each with its part of them. Where no redis-server is installed here there is nothing to try.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from 'redis';
import { createProgramLog } from '../logging';
import { testConfig, waitUntil } from '../../testing';
import { ClusterChannels } from './cluster-channels';

const NODES = 3;
const SLOTS = 16_384;
const CHANNELS = 12;
interface Address {
  readonly port: number;
  /** Where the nodes talk to each other. */
  readonly busPort: number;
}

const canStart = spawnSync('redis-server', ['--version']).status === 0;

(canStart ? describe : describe.skip)('the channels of a cluster', () => {
  const processes: ChildProcess[] = [];
  const channels: ClusterChannels[] = [];
  let folder: string;
  let urls: readonly string[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'haopai-cluster-'));
    const addresses = await Promise.all(
      Array.from({ length: NODES }, async () => ({ port: await freePort(), busPort: await freePort() })),
    );
    urls = addresses.map(({ port }) => `redis://127.0.0.1:${port}`);
    for (const address of addresses) processes.push(await aNode(address, folder));
    const clients = await Promise.all(
      urls.map((url) =>
        createClient({ url })
          .on('error', () => undefined)
          .connect(),
      ),
    );
    for (const [index, client] of clients.entries()) {
      const [from, to] = [index, index + 1].map((part) => Math.floor((part * SLOTS) / NODES));
      await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', String(from), String((to ?? 0) - 1)]);
      // Before any node knows another.
      await client.sendCommand(['CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1)]);
    }
    for (const client of clients) {
      for (const { port, busPort } of addresses)
        await client.sendCommand(['CLUSTER', 'MEET', '127.0.0.1', String(port), String(busPort)]);
    }
    const isWhole = async (client: (typeof clients)[number]): Promise<boolean> => {
      const info = JSON.stringify(await client.sendCommand(['CLUSTER', 'INFO']));
      return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${NODES}`);
    };
    await waitUntil(async () => (await Promise.all(clients.map(isWhole))).every(Boolean));
    for (const client of clients) client.destroy();
  });
  afterAll(async () => {
    for (const each of channels) each.onApplicationShutdown();
    for (const node of processes) node.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const open = (): ClusterChannels => {
    const log = createProgramLog(
      testConfig({ host: 'h', port: 1, user: 'u', password: 'p', database: 'd', poolMax: 1, ca: null }),
    );
    const opened = new ClusterChannels(urls, 'haopai-test:', log);
    channels.push(opened);
    return opened;
  };

  it('are on several nodes, and bring each message to whoever has joined its channel', async () => {
    const [speaker, listener, other] = [open(), open(), open()];
    const heard: string[] = [];
    const names = Array.from({ length: CHANNELS }, (_, index) => `ticks:${index}`);
    for (const name of names) await listener.join(name, (message) => heard.push(`${name} ${message}`));
    const others: string[] = [];
    await other.join('ticks:0', (message) => others.push(message));
    await waitUntil(() =>
      speaker.say('none', '').then(
        () => true,
        () => false,
      ),
    );
    for (const name of names) await speaker.say(name, 'news');
    await waitUntil(() => heard.length === CHANNELS && others.length === 1);
    expect([...heard].sort()).toEqual(names.map((name) => `${name} news`).sort());
    // A node that took another for dead for a moment sends its listeners away; they come back.
    let counts: readonly number[] = [];
    await waitUntil(async () => {
      counts = await Promise.all(urls.map(channelsOf));
      return counts.reduce((sum, count) => sum + count, 0) === CHANNELS;
    });
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);
  });

  it('bring nothing to whoever has left', async () => {
    const [speaker, listener] = [open(), open()];
    const heard: string[] = [];
    for (const name of ['ticks:97', 'ticks:98']) await listener.join(name, (message) => heard.push(message));
    await listener.leave('ticks:97');
    await waitUntil(() =>
      speaker.say('none', '').then(
        () => true,
        () => false,
      ),
    );
    await speaker.say('ticks:97', 'lost');
    await speaker.say('ticks:98', 'heard');
    await waitUntil(() => heard.length > 0);
    expect(heard).toEqual(['heard']);
  });
});

async function aNode({ port, busPort }: Address, folder: string): Promise<ChildProcess> {
  const given = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    'cluster-enabled': 'yes',
    'cluster-config-file': `nodes-${port}.conf`,
    'cluster-port': busPort,
    save: '',
  };
  const node = spawn(
    'redis-server',
    Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: 'ignore' },
  );
  const url = `redis://127.0.0.1:${port}`;
  await waitUntil(async () => {
    const client = createClient({ url, socket: { reconnectStrategy: false } }).on('error', () => undefined);
    return client.connect().then(
      () => (client.destroy(), true),
      () => false,
    );
  });
  return node;
}

async function channelsOf(url: string): Promise<number> {
  const client = await createClient({ url }).connect();
  const names = await client.sendCommand(['PUBSUB', 'SHARDCHANNELS', 'haopai-test:*']);
  client.destroy();
  return Array.isArray(names) ? names.length : 0;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
