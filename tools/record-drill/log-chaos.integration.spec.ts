// The public log while things go wrong: instances killed, two that put leaves in at once, an older backup brought back. A monitor that looks all the time sees no contradiction.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCheckpoint, parseNote, parseVerifierKey, type NoteKey } from '@haopai/log';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { buildApps } from '../build/build-apps';
import { type ApiProcess, type ApiWish, startApi } from '../load/api-process';
import { freshDatabase } from '../load/fresh-database';
import { lookAtLog } from '../monitor/follow-log';
import { MonitorFile } from '../monitor/monitor-file';
import { LogClient, LogSilent } from '../public-log/log-client';
import { sha256 } from '../public-log/node-crypto';
import { databaseNowMs, ensureRegions, makeAuction } from '../seed';
import { startPrivateServices } from '../services';

const root = path.resolve(__dirname, '..', '..');
const TEN_MINUTES_MS = 600_000;
const PATIENCE_MS = 90_000;
const MONTH_MS = 30 * 24 * 3_600_000;
/** An instance that is away, or shows for a moment what it had in memory, contradicts nothing. */
const CONTRADICTIONS = ['HISTORY_REWRITTEN', 'TWO_HISTORIES', 'ENTRIES_CORRUPTED', 'TILE_CORRUPTED'];
/** What a backup of the log has; the lease is of the moment. */
const TABLES = ['log_leaves', 'log_nodes', 'log_checkpoints', 'log_texts', 'log_auctions', 'log_lots'];

describe('the public log', () => {
  let folder: string;
  let db: Pool;
  let wish: ApiWish;
  let key: NoteKey;
  const instances: ApiProcess[] = [];
  const undo: (() => unknown)[] = [];
  const alerts: string[] = [];
  let isWatching = true;

  beforeAll(async () => {
    const parent = path.join(root, 'tmp');
    mkdirSync(parent, { recursive: true });
    folder = mkdtempSync(path.join(parent, 'log-chaos-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(path.join(folder, 'heads'));
    await buildApps(root, ['api'], folder);
    const services = await startPrivateServices({ durability: 'full', dataDir: parent });
    undo.push(() => services.stop());
    const database = await freshDatabase(services.mysqlUrl, 'haopai_logchaos');
    undo.push(() => database.drop());
    db = database.pool;
    wish = {
      program: path.join(folder, 'api', 'main.js'),
      databaseUrl: database.url,
      ...{ redisUrl: services.redisUrl, redisPrefix: 'logchaos:' },
      logFile: path.join(folder, 'api.log'),
      variables: {
        HAOPAI_PUBLIC_LOG_NAME: 'chaos.example/log',
        HAOPAI_HEADS_DIR: path.join(folder, 'heads'),
      },
    };
    // The first one makes the tables.
    for (const no of [1, 2]) instances.push(await start(no));
    await ensureRegions(db);
    await addLeaf();
    const [line = ''] = (await textAt(`${instances[0]?.baseUrl ?? ''}/log/keys`)).split('\n');
    const read = parseVerifierKey(sha256, line);
    if (!read.ok) throw new Error(read.code);
    key = read.value;
    void watch();
  }, TEN_MINUTES_MS);
  afterAll(async () => {
    isWatching = false;
    for (const { stop } of instances.splice(0)) await stop();
    for (const act of undo.reverse()) await act();
  }, TEN_MINUTES_MS);

  const start = (no: number): Promise<ApiProcess> =>
    startApi({ ...wish, variables: { ...wish.variables, HAOPAI_INSTANCE: `api-${no}` } });

  async function restart(no: number): Promise<void> {
    instances[no - 1] = await start(no);
  }

  const kill = async (no: number): Promise<void> => instances[no - 1]?.server.kill();

  async function textAt(address: string): Promise<string> {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`${address} answers ${response.status}`);
    return response.text();
  }

  /** One reader of all instances, by turns, with one memory. */
  async function watch(): Promise<void> {
    const file = new MonitorFile(path.join(folder, 'monitor'));
    for (let turn = 0; isWatching; turn += 1) {
      const { baseUrl = '' } = instances[turn % 2] ?? {};
      const watched = {
        client: new LogClient(`${baseUrl}/log`),
        logKeys: [key],
        witnessKeys: [],
        quorum: 0,
        file,
      };
      try {
        const look = await lookAtLog(watched, Date.now());
        for (const { code, words } of look.alerts)
          if (CONTRADICTIONS.includes(code)) alerts.push(`${code}: ${words}`);
      } catch (error) {
        if (!(error instanceof LogSilent)) throw error;
      }
      await sleep(50);
    }
  }

  async function one(sql: string): Promise<RowDataPacket | undefined> {
    const [[row]] = await db.query<RowDataPacket[]>(sql);
    return row;
  }
  const signedSize = async (): Promise<number> =>
    Number((await one('SELECT MAX(size) AS size FROM log_checkpoints'))?.size ?? 0);

  async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (const giveUpAt = Date.now() + PATIENCE_MS; !(await isSo()); await sleep(100))
      if (Date.now() > giveUpAt) throw new Error(`not yet: ${what}`);
  }

  /** An auction more, and its leaf is signed. */
  async function addLeaf(): Promise<void> {
    const before = await signedSize();
    await makeAuction(db, { lots: 1, startsAtMs: (await databaseNowMs(db)) + MONTH_MS });
    await until('a further leaf is signed', async () => (await signedSize()) > before);
  }

  it(
    'goes on behind kill -9 of whichever instance puts leaves in',
    async () => {
      for (let round = 0; round < 4; round += 1) {
        const owner = String((await one('SELECT owner FROM log_state WHERE id = 1'))?.owner ?? '');
        const no = owner.includes('api-2') ? 2 : 1;
        // In the middle of its work.
        await makeAuction(db, { lots: 1, startsAtMs: (await databaseNowMs(db)) + MONTH_MS });
        await sleep(round * 150);
        await kill(no);
        await addLeaf();
        await restart(no);
      }
      expect(alerts).toEqual([]);
    },
    TEN_MINUTES_MS,
  );

  it(
    'has each leaf once while the lease is torn from one to the other',
    async () => {
      for (let round = 0; round < 40; round += 1) {
        await makeAuction(db, { lots: 1, startsAtMs: (await databaseNowMs(db)) + MONTH_MS });
        await db.query('UPDATE log_state SET until_ms = 0, owner = NULL WHERE id = 1');
        await sleep(100);
      }
      await addLeaf();
      const count = async (sql: string): Promise<number> => Number((await one(sql))?.many);
      const leaves = () => count("SELECT COUNT(*) AS many FROM log_leaves WHERE source LIKE 'auction:%'");
      const auctions = await count('SELECT COUNT(*) AS many FROM auctions');
      await until('each auction has its leaf', async () => (await leaves()) >= auctions);
      expect(await leaves()).toBe(auctions);
      expect(alerts).toEqual([]);
    },
    TEN_MINUTES_MS,
  );

  it(
    'stops over an older backup, signs nothing, and goes on when what it has signed is back',
    async () => {
      const copy = async (from: string, to: string): Promise<void> => {
        for (const table of TABLES) {
          await db.query(`CREATE TABLE IF NOT EXISTS ${to}_${table} LIKE ${table}`);
          await db.query(`REPLACE INTO ${to}_${table} SELECT * FROM ${from}${table}`);
        }
      };
      const bringBack = async (backup: string): Promise<void> => {
        for (const table of TABLES) {
          await db.query(`DELETE FROM ${table}`);
          await db.query(`INSERT INTO ${table} SELECT * FROM ${backup}_${table}`);
        }
      };
      await copy('', 'older');
      await addLeaf();
      const signed = await signedSize();
      await Promise.all([kill(1), kill(2)]);
      await copy('', 'newest');
      await bringBack('older');
      const older = await signedSize();
      expect(older).toBeLessThan(signed);
      await Promise.all([restart(1), restart(2)]);
      const stoppedCode = async (): Promise<unknown> =>
        (await one('SELECT stopped_code FROM log_state WHERE id = 1'))?.stopped_code;
      await until('it has stopped', async () => (await stoppedCode()) === 'LOG.ROLLED_BACK');
      await makeAuction(db, { lots: 1, startsAtMs: (await databaseNowMs(db)) + MONTH_MS });
      await sleep(3_000);
      expect(await signedSize()).toBe(older);
      await bringBack('newest');
      await db.query('UPDATE log_state SET stopped_code = NULL WHERE id = 1');
      await until('it goes on', async () => (await signedSize()) > signed);
      await addLeaf();
      await sleep(1_000);
      expect(alerts).toEqual([]);
      // It has really looked.
      const seen = new MonitorFile(path.join(folder, 'monitor')).read();
      const note = parseNote(seen?.note ?? '');
      const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
      expect(checkpoint.ok && checkpoint.value.size).toBe(await signedSize());
    },
    TEN_MINUTES_MS,
  );
});
