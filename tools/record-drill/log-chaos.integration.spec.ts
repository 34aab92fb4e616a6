// The public log while things go wrong: instances killed under bidders, two that put leaves in at once, an older backup brought back. A monitor that looks all the time sees no contradiction.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  checkBidReceipt,
  parseBidReceipt,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  type NoteKey,
} from '@haopai/log';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { buildApps } from '../build/build-apps';
import type { LoadSale } from '../../load-tests/bidding/sale.ts';
import { inLanes } from '../bench/sockets/in-lanes';
import { type ApiProcess, type ApiWish, startApi } from '../load/api-process';
import { freshDatabase } from '../load/fresh-database';
import { prepareLoadSale } from '../load/load-sale';
import { lookAtLog } from '../monitor/follow-log';
import { MonitorFile } from '../monitor/monitor-file';
import { LogClient, LogSilent } from '../public-log/log-client';
import { sha256, verifyEd25519 } from '../public-log/node-crypto';
import { databaseNowMs, ensureRegions, makeAuction } from '../seed';
import { startPrivateServices, TEST_KEYS } from '../services';
import { startDemoWitness } from '../start/demo-witness';
import { BidThroughKills, type ToldOrder } from './bid-through-kills';
import { isInLog } from './find-in-log';

const root = path.resolve(__dirname, '..', '..');
const TEN_MINUTES_MS = 600_000;
const PATIENCE_MS = 90_000;
const MONTH_MS = 30 * 24 * 3_600_000;
/** An instance that is away, or shows for a moment what it had in memory, contradicts nothing. */
const CONTRADICTIONS = ['HISTORY_REWRITTEN', 'TWO_HISTORIES', 'ENTRIES_CORRUPTED', 'TILE_CORRUPTED'];
const LOTS = 4;
const COUNTDOWN_MS = 20_000;
/** A crash may lose the refusals of the last second (docs/record.md); the answer takes a moment to its bidder. */
const LAST_SECOND_MS = 1_000;
const ON_ITS_WAY_MS = 250;
const LOOKS_AT_ONCE = 4;
/** What a backup of the log has; the lease is of the moment. */
const TABLES = ['log_leaves', 'log_nodes', 'log_checkpoints', 'log_texts', 'log_auctions', 'log_lots'];

describe('the public log', () => {
  let folder: string;
  let db: Pool;
  let wish: ApiWish;
  let key: NoteKey;
  const instances: ApiProcess[] = [];
  const undo: (() => unknown)[] = [];
  /** Where they answer now. */
  const baseUrls: string[] = [];
  const alerts: string[] = [];
  const killedAtMs: number[] = [];
  let witnessKey: NoteKey;
  let sale: LoadSale;
  let bidding: BidThroughKills;
  let isWatching = true;
  let isSelling = false;

  beforeAll(async () => {
    const parent = path.join(root, 'tmp');
    mkdirSync(parent, { recursive: true });
    folder = mkdtempSync(path.join(parent, 'log-chaos-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(path.join(folder, 'heads'));
    await buildApps(root, ['api'], folder);
    const services = await startPrivateServices({ durability: 'full', dataDir: parent });
    undo.push(() => services.stop());
    const witness = await startDemoWitness({
      ...{ folder: path.join(folder, 'witness'), logName: 'chaos.example/log' },
      ...{ keys: TEST_KEYS, hasLog: false },
    });
    undo.push(witness.stop);
    witnessKey = keyIn((witness.variables.HAOPAI_PUBLIC_LOG_WITNESSES ?? '').split(' ')[1]);
    const database = await freshDatabase(services.mysqlUrl, 'haopai_logchaos');
    undo.push(() => database.drop());
    db = database.pool;
    wish = {
      program: path.join(folder, 'api', 'main.js'),
      databaseUrl: database.url,
      ...{ redisUrl: services.redisUrl, redisPrefix: 'logchaos:' },
      logFile: path.join(folder, 'api.log'),
      variables: {
        ...witness.variables,
        HAOPAI_HEADS_DIR: path.join(folder, 'heads'),
      },
    };
    // The first one makes the tables.
    for (const no of [1, 2]) await restart(no);
    await ensureRegions(db);
    await addLeaf();
    key = keyIn((await textAt(`${baseUrls[0] ?? ''}/log/keys`)).split('\n')[0]);
    sale = await prepareLoadSale(db, {
      ...{ baseUrls, lots: LOTS, bidders: 2 * LOTS },
      ...{ firstBidMs: TEN_MINUTES_MS, countdownMs: COUNTDOWN_MS },
    });
    bidding = new BidThroughKills(sale, baseUrls);
    void watch();
  }, TEN_MINUTES_MS);
  afterAll(async () => {
    isWatching = false;
    await bidding?.stop();
    for (const { stop } of instances.splice(0)) await stop();
    for (const act of undo.reverse()) await act();
  }, TEN_MINUTES_MS);

  const start = (no: number): Promise<ApiProcess> =>
    startApi({ ...wish, variables: { ...wish.variables, HAOPAI_INSTANCE: `api-${no}` } });

  async function restart(no: number): Promise<void> {
    const instance = await start(no);
    instances[no - 1] = instance;
    baseUrls[no - 1] = instance.baseUrl;
  }

  async function kill(no: number): Promise<void> {
    killedAtMs.push(Date.now());
    await instances[no - 1]?.server.kill();
  }

  function keyIn(text = ''): NoteKey {
    const read = parseVerifierKey(sha256, text);
    if (!read.ok) throw new Error(read.code);
    return read.value;
  }

  async function textAt(address: string): Promise<string> {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`${address} answers ${response.status}`);
    return response.text();
  }

  /** One reader of all instances, by turns, with one memory. */
  async function watch(): Promise<void> {
    const file = new MonitorFile(path.join(folder, 'monitor'));
    for (let turn = 0; isWatching; turn += 1) {
      const watched = {
        client: new LogClient(`${baseUrls[turn % 2] ?? ''}/log`),
        logKeys: [key],
        witnessKeys: [witnessKey],
        quorum: isSelling ? 1 : 0,
        file,
      };
      try {
        const look = await lookAtLog(watched, Date.now());
        for (const { code, words } of look.alerts)
          if (CONTRADICTIONS.includes(code) || code === 'WITNESSES') alerts.push(`${code}: ${words}`);
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

  const mayBeLost = ({ told, answeredAtMs }: ToldOrder): boolean =>
    told.kind === 'refused' &&
    killedAtMs.some((atMs) => answeredAtMs > atMs - LAST_SECOND_MS && answeredAtMs < atMs + ON_ITS_WAY_MS);

  /** Of what bidders were told, what the log does not have, however long it is waited for. */
  async function missingOf(orders: readonly ToldOrder[]): Promise<readonly ToldOrder[]> {
    let missing = orders;
    const giveUpAt = Date.now() + PATIENCE_MS;
    while (missing.length > 0 && Date.now() < giveUpAt) {
      const asked = missing;
      const found = await inLanes(asked.length, LOOKS_AT_ONCE, (index) =>
        isInLog(asked[index] as ToldOrder, baseUrls[index % 2] ?? '', key),
      );
      missing = asked.filter((_, index) => found[index] !== true);
      if (missing.every(mayBeLost)) return missing;
      await sleep(500);
    }
    return missing;
  }

  /** Who has signed the checkpoint of the receipt that its bidder is given. */
  async function witnessesOn({ lotId, bidId }: ToldOrder): Promise<readonly string[]> {
    const lot = sale.lots.findIndex(({ id }) => id === lotId);
    for (const { cookie } of sale.bidders.slice(2 * lot, 2 * lot + 2)) {
      const address = `${baseUrls[0] ?? ''}/api/v1/me/auctions/${sale.auctionId}/bids/receipt?bid=${bidId}`;
      const response = await fetch(address, { headers: { Cookie: cookie } });
      if (!response.ok) continue;
      const receipt = parseBidReceipt(new Uint8Array(await response.arrayBuffer()));
      if (!receipt.ok) throw new Error(receipt.code);
      const trust = { sha256, verifyEd25519, nowMs: Date.now(), site: null, logKey: key };
      const held = await checkBidReceipt(receipt.value, trust);
      if (!held.ok) throw new Error(held.code);
      return held.value.witnesses.map(({ name }) => name);
    }
    throw new Error('neither of its bidders is given a receipt');
  }

  it(
    'goes on behind kill -9 of whichever instance puts leaves in',
    async () => {
      bidding.start();
      await until('lots are bid for', async () => bidding.told.length > LOTS);
      isSelling = true;
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
      isSelling = false;
      await bidding.stop();
      expect(alerts).toEqual([]);
    },
    TEN_MINUTES_MS,
  );

  it(
    'has, with a proof, each bid that was acknowledged and each refusal that was answered meanwhile, and a witness has signed it',
    async () => {
      const { told } = bidding;
      const accepted = told.filter((order) => order.told.kind === 'accepted');
      const refused = told.filter((order) => order.told.kind === 'refused');
      expect(accepted.length).toBeGreaterThan(20 * LOTS);
      expect(refused.length).toBeGreaterThan(2 * LOTS);
      const missing = await missingOf(told);
      expect(missing.filter((order) => !mayBeLost(order))).toEqual([]);
      expect(refused.length - missing.length).toBeGreaterThan(LOTS);
      for (const order of [accepted.at(0), accepted.at(-1), refused.find((each) => !missing.includes(each))])
        expect(await witnessesOn(order as ToldOrder)).toEqual([witnessKey.name]);
      const count = async (more: string): Promise<number> =>
        Number((await one(`SELECT COUNT(*) AS many FROM log_checkpoints ${more}`))?.many);
      expect(await count(`WHERE note LIKE '%${witnessKey.name}%'`)).toBeGreaterThan((await count('')) / 2);
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
      // What is still sold would go on to be written meanwhile.
      await until('the sale is over', async () => {
        const result = `SELECT leaf_index FROM log_leaves WHERE source = 'result:${sale.auctionId}:1'`;
        return (await one(result)) !== undefined;
      });
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
