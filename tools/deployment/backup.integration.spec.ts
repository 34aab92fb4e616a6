// docker/mysql/backup.sh and restore.sh on real servers: what was written comes back, to the end or to a moment, and its chain holds.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LotEvent } from '@haopai/lot';
import { chain, GENESIS_HASH, type JournalRecord } from '@haopai/engine';
import { MysqlJournal } from '@haopai/engine-mysql';
import { DEFAULT_LADDER, fen } from '@haopai/rules';
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';
import { obtainBackupPrograms, runBackupScript } from '../restore-drill/backup-scripts';
import { type PrivateServices, startPrivateServices } from '../services';
import { run } from '../services/child-process';
import { verifyJournal } from '../verify-journal/verify-journal';

const { HAOPAI_TEST_DIST = '' } = process.env;
const root = path.resolve(__dirname, '..', '..');
const DATABASE = 'haopai_city';
const LOT = 7;
const OPENED_AT_MS = 1_000_000;

/** A server of its own with a binlog, and the scripts' way to it. */
class Server {
  private constructor(
    private readonly services: PrivateServices,
    private readonly backups: string,
    readonly db: Pool,
  ) {}

  static async start(backups: string): Promise<Server> {
    const services = await startPrivateServices({ durability: 'full' });
    return new Server(services, backups, createPool(`${services.mysqlUrl}/${DATABASE}`));
  }

  async migrate(): Promise<void> {
    const server = createPool(this.services.mysqlUrl);
    await server.query(`CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await server.end();
    await run(process.execPath, [path.join(HAOPAI_TEST_DIST, 'api', 'main.js'), 'migrate'], {
      env: {
        HAOPAI_MYSQL_URL: `${this.services.mysqlUrl}/${DATABASE}`,
        HAOPAI_REDIS_URL: this.services.redisUrl,
      },
    });
  }

  script(name: 'backup' | 'restore', ...args: readonly string[]): Promise<string> {
    const { backups, services } = this;
    return runBackupScript(name, { root, url: services.mysqlUrl, database: DATABASE, backups }, ...args);
  }

  async amounts(): Promise<readonly number[]> {
    const [rows] = await this.db.query<RowDataPacket[]>(
      `SELECT body FROM lot_events WHERE lot_id = ${LOT} AND version > 2 ORDER BY version`,
    );
    return rows.map(({ body }) => (JSON.parse(String(body)) as { amountFen: number }).amountFen / 100);
  }

  async destroy(): Promise<void> {
    await this.db.end();
    await this.services.stop();
  }
}

/** Writes a sale as the engine does: each bid chained to the one before, its entry bound with it. */
class Sale {
  private readonly records: JournalRecord[] = [];

  constructor(private readonly server: Server) {}

  async open(): Promise<void> {
    const terms = {
      lotId: LOT,
      startPriceFen: fen(500_000),
      ladder: DEFAULT_LADDER,
      firstBidMs: 300_000,
      countdownMs: 60_000,
      opensAtMs: OPENED_AT_MS,
    };
    await this.write({ type: 'LotScheduled', atMs: OPENED_AT_MS - 1_000, terms });
    await this.write({ type: 'LotOpened', atMs: OPENED_AT_MS, endsAtMs: OPENED_AT_MS + 300_000 });
  }

  async bid(yuan: number): Promise<void> {
    const version = this.records.length + 1;
    const paddleNo = 1 + (version % 2);
    const atMs = OPENED_AT_MS + version * 1_000;
    const own = { bidId: `bid-${version}`, paddleNo, entryId: paddleNo * 10, amountFen: fen(yuan * 100) };
    await this.write({ type: 'BidAccepted', atMs, endsAtMs: atMs + 60_000, ...own }, [own.entryId]);
  }

  private async write(event: LotEvent, bindsEntries: readonly number[] = []): Promise<void> {
    const record = chain(LOT, this.records.length + 1, this.records.at(-1)?.hash ?? GENESIS_HASH, event);
    this.records.push(record);
    const journal = new MysqlJournal(this.server.db);
    expect(await journal.append([{ lotId: LOT, records: [record], bindsEntries }])).toEqual([
      { kind: 'committed' },
    ]);
    journal.close();
  }
}

/** Of the next full second, as restore.sh wants it; resolves when it has come. */
async function nextSecond(): Promise<string> {
  const atMs = Math.ceil(Date.now() / 1_000 + 0.1) * 1_000;
  await sleep(atMs - Date.now());
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}

describe('backup and restore', () => {
  const backups = mkdtempSync(path.join(os.tmpdir(), 'haopai-backups-'));
  const failure = (work: Promise<string>): Promise<string> =>
    work.then(
      () => 'it worked',
      (error: unknown) => String(error),
    );
  let moment = '';
  let restored: Server;

  /** A sale, a full backup in its middle, more bids, the binlogs, and the end of that server with all its data. */
  beforeAll(async () => {
    await obtainBackupPrograms(() => undefined);
    const lost = await Server.start(backups);
    await lost.migrate();
    expect(await failure(lost.script('backup', 'binlogs'))).toContain('no full backup yet');
    const sale = new Sale(lost);
    await sale.open();
    await sale.bid(5_000);
    await lost.script('backup');
    await sale.bid(6_000);
    await lost.script('backup', 'binlogs');
    await lost.db.query('FLUSH BINARY LOGS');
    await sale.bid(7_000);
    moment = await nextSecond();
    await sale.bid(8_000);
    await lost.script('backup', 'binlogs');
    await lost.destroy();
    restored = await Server.start(backups);
  });

  afterAll(async () => {
    await restored.destroy();
    rmSync(backups, { recursive: true });
  });

  it('brings back what was written before a moment, with a chain that holds', async () => {
    const said = await restored.script('restore', 'newest', '--until', moment);
    expect(said).toContain('restored: 5 events of 1 lots');
    expect(await restored.amounts()).toEqual([5_000, 6_000, 7_000]);
    expect(await verifyJournal(restored.db)).toMatchObject({ bids: 3, entries: 2, findings: [] });
  });

  it('leaves a database that has something in it alone, unless told to destroy it', async () => {
    expect(await failure(restored.script('restore', 'newest'))).toContain('nothing was changed');
    expect(await restored.amounts()).toHaveLength(3);
    const said = await restored.script('restore', 'newest', '--overwrite');
    expect(said).toContain(`destroying ${DATABASE}`);
    expect(await restored.amounts()).toEqual([5_000, 6_000, 7_000, 8_000]);
    expect(await verifyJournal(restored.db)).toMatchObject({ bids: 4, findings: [] });
  });

  it('refuses a moment before the backup, nonsense, and a backup that is not there', async () => {
    const to = (...args: readonly string[]) => failure(restored.script('restore', ...args, '--overwrite'));
    expect(await to('newest', '--until', '2020-01-01 00:00:00')).toContain('take an older one');
    expect(await to('newest', '--until', 'yesterday')).toContain('no moment');
    expect(await to('20200101T000000Z')).toContain('holds no backup');
    expect(await restored.amounts()).toHaveLength(4);
  });

  it('does not mix the binlogs of the new server with those of the old one', async () => {
    expect(await failure(restored.script('backup', 'binlogs'))).toContain('make a new full backup');
    await sleep(1_000);
    await restored.script('backup');
    expect(readdirSync(backups)).toHaveLength(2);
    expect(await restored.script('backup', 'binlogs')).toBe('');
  });
});
