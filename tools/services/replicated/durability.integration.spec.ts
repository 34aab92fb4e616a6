// What the program makes of real servers: one that flushes, one that a replica follows, and at night three nodes that are lost one after the other.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool, type Pool } from 'mysql2/promise';
import { askDurability, type DurabilityFound } from '@haopai/engine-mysql';
import type { LaunchedService } from '../launched-service';
import { MYSQL_USER, startMysql } from '../mysql';
import { findMysqlProgram } from '../mysql-program';
import { freePort, LOOPBACK } from '../ports';
import { obtainReplicatedPrograms } from './obtain-replicated';
import { startReplicatedServices } from './replicated-services';

const root = path.resolve(__dirname, '..', '..', '..');
const isNight = process.env.HAOPAI_NIGHTLY === '1';
const PASSWORD = 'of-the-spec';
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_AFTER_MS = 50;
const REPLICA_TIMEOUT_MS = 500;

const ONE_DISK = { has: 'one-disk', machines: 1 };
const SEMI_SYNC = [
  '--rpl-semi-sync-master-enabled=1',
  `--rpl-semi-sync-master-timeout=${REPLICA_TIMEOUT_MS}`,
];
const REPLICA = ['--server-id=2', '--rpl-semi-sync-slave-enabled=1'];

function asked(url: string): Pool {
  return createPool({ uri: url, connectionLimit: 1 });
}

async function untilFound(pool: Pool, expected: DurabilityFound | typeof ONE_DISK): Promise<void> {
  const untilMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await askDurability(pool).catch((error: unknown) => error);
    if (JSON.stringify(found) === JSON.stringify(expected)) return;
    if (Date.now() > untilMs) return expect(found).toEqual(expected);
    await sleep(LOOK_AGAIN_AFTER_MS);
  }
}

describe('what a server has what it acknowledged on', () => {
  let home: string;
  const pools: Pool[] = [];
  const servers: LaunchedService[] = [];

  beforeEach(() => {
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    home = mkdtempSync(path.join(root, 'tmp', 'durability-spec-'));
  });
  afterEach(async () => {
    for (const pool of pools.splice(0)) await pool.end().catch(() => undefined);
    for (const server of servers.splice(0)) await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  /** Null where only containers are to be had, or no MariaDB: MySQL makes these settings of a plugin. */
  async function launch(name: string, more: readonly string[]): Promise<LaunchedService | null> {
    const program = await findMysqlProgram();
    if (program?.flavour !== 'mariadb') return null;
    const settings = { program, password: PASSWORD, durability: 'full' as const, more };
    const server = await startMysql({ ...settings, home: path.join(home, name), port: await freePort() });
    servers.push(server);
    return server;
  }

  function poolAt(url: string): Pool {
    const pool = asked(url);
    pools.push(pool);
    return pool;
  }

  it('is its disk, until somebody makes it faster', async () => {
    const server = await launch('one', []);
    if (server === null) return;
    const pool = poolAt(server.url);
    expect(await askDurability(pool)).toEqual(ONE_DISK);
    for (const setting of ['sync_binlog = 0', 'innodb_flush_log_at_trx_commit = 2']) {
      await pool.query(`SET GLOBAL ${setting}`);
      expect(await askDurability(pool)).toEqual({ has: 'unflushed', machines: 1 });
      await pool.query(`SET GLOBAL ${setting.replace(/\d$/, '1')}`);
      expect(await askDurability(pool)).toEqual(ONE_DISK);
    }
  });

  it('is two machines while it waits for a replica, and one when it has given that up', async () => {
    const source = await launch('source', SEMI_SYNC);
    const replica = source === null ? null : await launch('replica', REPLICA);
    if (source === null || replica === null) return;
    const [first, second] = [poolAt(source.url), poolAt(replica.url)];
    expect(await askDurability(first)).toEqual(ONE_DISK);
    await second.query(
      `CHANGE MASTER TO MASTER_HOST='${LOOPBACK}', MASTER_PORT=${new URL(source.url).port}, MASTER_USER='${MYSQL_USER}', MASTER_PASSWORD='${PASSWORD}', MASTER_SSL=0`,
    );
    await second.query('START SLAVE');
    await untilFound(first, { has: 'two-machines', machines: 2 });
    await second.query('STOP SLAVE');
    await first.query('CREATE DATABASE waited_for');
    await untilFound(first, ONE_DISK);
    await second.query('START SLAVE');
    await untilFound(first, { has: 'two-machines', machines: 2 });
  });

  (isNight ? it : it.skip)('is as many machines as the larger half has', async () => {
    if ((await obtainReplicatedPrograms(console.log)) === null) {
      console.log('NOT TRIED: there is no Galera here and apt-get could not bring it');
      return;
    }
    const services = await startReplicatedServices({
      ...{ home, mysqlPassword: PASSWORD, redisPassword: PASSWORD, durability: 'full' as const },
      note: () => undefined,
    });
    const { database } = services;
    const pool = poolAt(database.url);
    pool.on('connection', (connection) => connection.on('error', () => undefined));
    try {
      await untilFound(pool, { has: 'two-machines', machines: 3 });
      const writer = await database.writer();
      await writer.kill();
      await untilFound(pool, { has: 'two-machines', machines: 2 });
      const other = await database.writer();
      // In good order: the last one knows that it may go on.
      for (const node of database.nodes) if (node !== writer && node !== other) await node.stop();
      await untilFound(pool, ONE_DISK);
      for (const node of database.nodes) if (node !== other) await database.startNode(node);
      await untilFound(pool, { has: 'two-machines', machines: 3 });
    } finally {
      await services.stop();
      database.remove();
    }
  });
});
