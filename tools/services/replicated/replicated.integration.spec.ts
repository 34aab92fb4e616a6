// Three nodes of the database and of Redis, at night: what was acknowledged is there after the one that wrote is gone with its data, and after all lost their power.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { obtainBackupPrograms, runBackupScript } from '../../restore-drill/backup-scripts';
import type { GaleraNode } from './galera-node';
import { obtainReplicatedPrograms } from './obtain-replicated';
import { type ReplicatedServices, startReplicatedServices } from './replicated-services';

const root = path.resolve(__dirname, '..', '..', '..');
const isNight = process.env.HAOPAI_NIGHTLY === '1';
/** Eight seconds are promised; a spec on a busy machine waits longer for what it can only see once. */
const FAILOVER_MAX_MS = 20_000;
const ASK_MAX_MS = 1_000;
const TRY_AGAIN_AFTER_MS = 20;

(isNight ? describe : describe.skip)('a replicated database', () => {
  let home: string;
  let services: ReplicatedServices | null = null;

  beforeAll(async () => {
    if ((await obtainReplicatedPrograms(console.log)) === null) {
      console.log(
        'NOT TRIED: there is no Galera here and apt-get could not bring it (tools/services/replicated)',
      );
      return;
    }
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    home = mkdtempSync(path.join(root, 'tmp', 'replicated-spec-'));
    services = await startReplicatedServices({
      home,
      mysqlPassword: 'of-the-spec',
      redisPassword: 'of-the-spec',
      durability: 'full',
      note: () => undefined,
    });
    await once(services, async (db) => {
      await db.query('CREATE DATABASE spec');
      await db.query('CREATE TABLE spec.kept (id INT PRIMARY KEY)');
    });
  });

  afterAll(async () => {
    await services?.stop();
    services?.database.remove();
    if (services) rmSync(home, { recursive: true, force: true });
  });

  it('goes on at another node, with all that was acknowledged, when the one that wrote is wiped; which joins again from nothing', async () => {
    if (services === null) return;
    const { database } = services;
    const writer = await database.writer();
    await insert(services, 1);
    await writer.wipe();
    const lostAtMs = Date.now();
    await insertUntilTaken(services, 2);
    expect(Date.now() - lostAtMs).toBeLessThan(FAILOVER_MAX_MS);
    expect(await ids(services)).toEqual([1, 2]);
    await database.startNode(writer);
    expect(await idsAt(writer)).toEqual([1, 2]);
    // Whoever writes goes on writing: nobody is sent back to the first.
    await insert(services, 3);
    expect((await database.writer()).name).not.toBe(writer.name);
  });

  it('refuses in its smaller half, and goes on in the larger one', async () => {
    if (services === null) return;
    const { database } = services;
    const writer = await database.writer();
    await writer.isolate();
    await insertUntilTaken(services, 4);
    await expect(writer.ask((db) => db.query('INSERT INTO spec.kept VALUES (99)'))).rejects.toThrow();
    await writer.rejoin();
    await untilSynced(writer);
    expect(await idsAt(writer)).toEqual([1, 2, 3, 4]);
  });

  it('begins again by itself, with all that was acknowledged, after all nodes were killed at once', async () => {
    if (services === null) return;
    const { database } = services;
    await insert(services, 5);
    await database.killAll();
    await database.startNodes();
    await insertUntilTaken(services, 6);
    for (const node of database.nodes) expect(await idsAt(node)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('has a Redis that is another when the first is gone', async () => {
    if (services === null) return;
    const { redis } = services;
    const killed = await redis.killPrimary();
    const untilMs = Date.now() + FAILOVER_MAX_MS;
    while ([killed, null].includes(await redis.primary()) && Date.now() < untilMs) await sleep(100);
    expect(await redis.primary()).not.toBe(killed);
    await redis.startNode(killed);
  });

  it('is backed up as a whole once more when another node writes, whose binlogs are its own', async () => {
    if (services === null) return;
    const { database } = services;
    await obtainBackupPrograms(() => undefined);
    const backups = path.join(home, 'backups');
    mkdirSync(backups);
    const backup = (...args: readonly string[]): Promise<string> =>
      runBackupScript('backup', { root, url: database.url, database: 'spec', backups }, ...args);
    await backup();
    expect(await backup('binlogs')).toBe('');
    const writer = await database.writer();
    await writer.stop();
    await insertUntilTaken(services, 7);
    expect(await backup('binlogs')).toContain(backups);
    expect(readdirSync(backups)).toHaveLength(2);
    expect(await backup('binlogs')).toBe('');
    await database.startNode(writer);
  });
});

async function once<Answer>(
  { database }: ReplicatedServices,
  question: (db: Connection) => Promise<Answer>,
): Promise<Answer> {
  const db = await createConnection({ uri: database.url, connectTimeout: ASK_MAX_MS });
  db.on('error', () => undefined);
  try {
    return await question(db);
  } finally {
    db.destroy();
  }
}

async function insert(services: ReplicatedServices, id: number): Promise<void> {
  await once(services, (db) =>
    db.query({ sql: `INSERT INTO spec.kept VALUES (${id})`, timeout: ASK_MAX_MS }),
  );
}

/** Nobody knows whether a write without an answer was taken: the key says so. */
async function insertUntilTaken(services: ReplicatedServices, id: number): Promise<void> {
  const untilMs = Date.now() + FAILOVER_MAX_MS;
  for (;;) {
    try {
      return await insert(services, id);
    } catch (error) {
      if (error instanceof Error && Reflect.get(error, 'errno') === 1062) return;
      if (Date.now() > untilMs) throw error;
      await sleep(TRY_AGAIN_AFTER_MS);
    }
  }
}

async function untilSynced(node: GaleraNode): Promise<void> {
  const untilMs = Date.now() + FAILOVER_MAX_MS;
  while (!(await node.isSynced())) {
    if (Date.now() > untilMs) throw new Error(`${node.name} does not come back`);
    await sleep(TRY_AGAIN_AFTER_MS);
  }
}

const SELECT = 'SELECT id FROM spec.kept ORDER BY id';

async function ids(services: ReplicatedServices): Promise<readonly number[]> {
  return once(services, async (db) => idsOf((await db.query<RowDataPacket[]>(SELECT))[0]));
}

/** Once it has applied what it was sent. */
async function idsAt(node: GaleraNode): Promise<readonly number[]> {
  return node.ask(async (db) => {
    await db.query('SET SESSION wsrep_sync_wait = 1');
    return idsOf((await db.query<RowDataPacket[]>(SELECT))[0]);
  });
}

function idsOf(rows: readonly RowDataPacket[]): readonly number[] {
  return rows.map(({ id }) => Number(id));
}
