// Three Redis, of which one is written to, and three Sentinels who agree which: here processes of one machine, each with a loopback address of its own.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { isPortFree } from '../../bootstrap/ports.mjs';
import { type Server, startServer } from '../child-process';
import type { Durability } from '../mysql-program';
import { freePort } from '../ports';
import { waitUntilReady } from '../readiness';
import type { RedisProgram } from '../redis';

/** As the instances have it in HAOPAI_REDIS_URL, in the place of a host. */
const SET_NAME = 'haopai';
const ADDRESSES = ['127.0.0.11', '127.0.0.12', '127.0.0.13'];
const QUORUM = 2;
const DOWN_AFTER_MS = 2_000;
const FAILOVER_MAX_MS = 10_000;
const READY_PATIENCE_MS = 30_000;
const STOP_PATIENCE_MS = 10_000;
const PORT_TRIES_MAX = 50;

export interface ReplicatedRedisSettings {
  readonly program: RedisProgram;
  readonly home: string;
  readonly password: string;
  readonly durability: Durability;
}

export class ReplicatedRedis {
  private readonly nodes: (Server | null)[] = ADDRESSES.map(() => null);
  private readonly sentinels: (Server | null)[] = ADDRESSES.map(() => null);

  private lastPrimary = 0;

  private constructor(
    private readonly settings: ReplicatedRedisSettings,
    private readonly port: number,
    private readonly sentinelPort: number,
  ) {}

  static async start(settings: ReplicatedRedisSettings): Promise<ReplicatedRedis> {
    const redis = new ReplicatedRedis(settings, await portFreeOnAll(), await portFreeOnAll());
    try {
      await redis.startAll();
    } catch (error) {
      await redis.stop();
      throw error;
    }
    return redis;
  }

  /** HAOPAI_REDIS_URL: the set's name, and the port that all of it have. */
  get url(): string {
    return `redis://:${encodeURIComponent(this.settings.password)}@${SET_NAME}:${this.port}`;
  }

  /** HAOPAI_REDIS_SENTINELS. */
  get sentinelAddresses(): string {
    return ADDRESSES.map((address) => `${address}:${this.sentinelPort}`).join(',');
  }

  get names(): readonly string[] {
    return ADDRESSES.map((_, index) => `redis-${index + 1}`);
  }

  get title(): string {
    return `${this.settings.program.title}, ${ADDRESSES.length} with Sentinels at ${this.sentinelAddresses}`;
  }

  /** Which one is written to, by the word of the Sentinels; null while none answers. */
  async primary(): Promise<number | null> {
    const answers = await Promise.all(ADDRESSES.map((address) => this.primaryBySentinel(address)));
    const index = ADDRESSES.indexOf(answers.find((answer) => answer !== null) ?? '');
    return index < 0 ? null : index;
  }

  /** kill -9 of the one that is written to: the others take over. Which it was. */
  async killPrimary(): Promise<number> {
    const index = (await this.primary()) ?? 0;
    await this.killNode(index);
    return index;
  }

  /** kill -9; what is on disk stays. */
  async killNode(index: number): Promise<void> {
    const node = this.nodes[index];
    this.nodes[index] = null;
    await node?.kill();
  }

  /** As a follower of whoever is written to now, unless that is itself. */
  async startNode(index: number): Promise<void> {
    const primary = (await this.primary()) ?? 0;
    await this.startAs(index, primary);
  }

  /** kill -9 of all, and nothing is left of their data: every session is gone. */
  async wipe(): Promise<void> {
    const primary = (await this.primary()) ?? 0;
    await Promise.all(ADDRESSES.map((_, index) => this.killNode(index)));
    for (const index of ADDRESSES.keys()) rmSync(this.dataDir(index), { recursive: true, force: true });
    await this.startNodes(primary);
  }

  /** kill -9 of all, Sentinels too, as when the power is lost; what is on disk stays. */
  async killAll(): Promise<void> {
    this.lastPrimary = (await this.primary()) ?? this.lastPrimary;
    const all = [...this.sentinels, ...this.nodes];
    this.nodes.fill(null);
    this.sentinels.fill(null);
    await Promise.all(all.flatMap((server) => (server === null ? [] : [server.kill()])));
  }

  /** After all were down: the one that was written to last is written to again. */
  async startAll(): Promise<void> {
    await this.startNodes(this.lastPrimary);
    for (const index of ADDRESSES.keys()) this.startSentinel(index);
    await waitUntilReady(() => this.askWhetherAgreed(), {
      name: 'Sentinel',
      patienceMs: READY_PATIENCE_MS,
    });
  }

  async stop(): Promise<void> {
    const all = [...this.sentinels, ...this.nodes];
    await Promise.all(all.flatMap((server) => (server === null ? [] : [server.stop(STOP_PATIENCE_MS)])));
  }

  private async startNodes(primary: number): Promise<void> {
    await this.startAs(primary, primary);
    for (const index of ADDRESSES.keys()) if (index !== primary) await this.startAs(index, primary);
  }

  private async startAs(index: number, primary: number): Promise<void> {
    const { program, home, password, durability } = this.settings;
    const address = addressOf(index);
    const dataDir = this.dataDir(index);
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const file = path.join(home, `redis-${index + 1}.conf`);
    const lines = [
      `bind ${address}`,
      `port ${this.port}`,
      `requirepass ${password}`,
      `masterauth ${password}`,
      `replica-announce-ip ${address}`,
      ...(index === primary ? [] : [`replicaof ${addressOf(primary)} ${this.port}`]),
      `dir "${dataDir}"`,
      'daemonize no',
      'save ""',
      `appendonly ${durability === 'full' ? 'yes' : 'no'}`,
      'appendfsync everysec',
      'repl-diskless-sync-delay 0',
    ];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    const server = startServer(program.file, [file], { logFile: path.join(home, `redis-${index + 1}.log`) });
    this.nodes[index] = server;
    const ping = () => ask(this.clientUrl(address, this.port), ['PING']).then(() => undefined);
    await waitUntilReady(ping, { name: program.title, patienceMs: READY_PATIENCE_MS, server });
  }

  private startSentinel(index: number): void {
    const { program, home, password } = this.settings;
    const address = addressOf(index);
    const file = path.join(home, `sentinel-${index + 1}.conf`);
    const lines = [
      `bind ${address}`,
      `port ${this.sentinelPort}`,
      `requirepass ${password}`,
      `dir "${home}"`,
      'daemonize no',
      `sentinel announce-ip ${address}`,
      `sentinel monitor ${SET_NAME} ${addressOf(this.lastPrimary)} ${this.port} ${QUORUM}`,
      `sentinel auth-pass ${SET_NAME} ${password}`,
      `sentinel down-after-milliseconds ${SET_NAME} ${DOWN_AFTER_MS}`,
      `sentinel failover-timeout ${SET_NAME} ${FAILOVER_MAX_MS}`,
      `sentinel parallel-syncs ${SET_NAME} 1`,
    ];
    // Sentinel writes into it what it learns.
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    this.sentinels[index] = startServer(program.file, [file, '--sentinel'], {
      logFile: path.join(home, `sentinel-${index + 1}.log`),
    });
  }

  /** Each Sentinel knows the two others and both followers: before that a failover could find nobody. */
  private async askWhetherAgreed(): Promise<void> {
    for (const address of ADDRESSES) {
      const said = await ask(this.clientUrl(address, this.sentinelPort), ['SENTINEL', 'MASTER', SET_NAME]);
      const text = JSON.stringify(said);
      const valueOf = (name: string) => Number(new RegExp(`${name}\\W+(\\d+)`).exec(text)?.[1] ?? 0);
      const others = ADDRESSES.length - 1;
      if (valueOf('num-other-sentinels') < others || valueOf('num-slaves') < others)
        throw new Error('they do not know each other yet');
    }
  }

  private primaryBySentinel(address: string): Promise<string | null> {
    const question = ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', SET_NAME];
    return ask(this.clientUrl(address, this.sentinelPort), question).then(
      (said) => (Array.isArray(said) ? String(said[0]) : null),
      () => null,
    );
  }

  private clientUrl(address: string, port: number): string {
    return `redis://:${encodeURIComponent(this.settings.password)}@${address}:${port}`;
  }

  private dataDir(index: number): string {
    return path.join(this.settings.home, `redis-${index + 1}`);
  }
}

function addressOf(index: number): string {
  return ADDRESSES[index] ?? '';
}

async function portFreeOnAll(): Promise<number> {
  for (let attempt = 0; attempt < PORT_TRIES_MAX; attempt++) {
    const port = await freePort();
    const free = await Promise.all(ADDRESSES.map((address) => isPortFree(port, address)));
    if (!free.includes(false)) return port;
    await sleep(0);
  }
  throw new Error(`no port is free on ${ADDRESSES.join(', ')} in ${PORT_TRIES_MAX} tries`);
}

async function ask(url: string, command: readonly string[]): Promise<unknown> {
  const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 2_000 } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await client.sendCommand([...command]);
  } finally {
    if (client.isOpen) client.destroy();
  }
}
