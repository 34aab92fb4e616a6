// Whoever changes the database, with all its hashes, does not change what was kept outside it.
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AuditCheck, HeadsCheck } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { Audit } from '../../access/audit';
import { Transactions } from '../../platform/database';
import {
  anEndedAuction,
  aRunningApp,
  bid,
  type HttpClient,
  type RunningApp,
  SaleFloor,
  staffClient,
} from '../../testing';
import { KeepHeads } from './keep-heads';
import { verifyHeads } from './verify-heads-command';

const NOBODY = { staffId: null, name: 'spec', address: '' };

describe('heads that are kept outside the database', () => {
  let folder: string;
  let running: RunningApp;
  let auditor: HttpClient;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'haopai-heads-'));
    running = await aRunningApp({ HAOPAI_HEADS_DIR: folder, HAOPAI_HEADS_MAIL: 'auditor@example.cn' });
    auditor = await staffClient(running, 'auditor');
    await write(3);
    await anEndedAuction(running.pool, { lots: [{ bidsFen: [5_000_000, 5_100_000] }, {}] });
    await keep();
  });
  afterAll(async () => {
    await running.stop();
    rmSync(folder, { recursive: true });
  });

  async function write(entries: number): Promise<void> {
    for (let entry = 0; entry < entries; entry++)
      await running.app
        .get(Transactions)
        .run((transaction) =>
          running.app.get(Audit).write(transaction, NOBODY, { act: 'spec.wrote', subject: 'spec:1' }),
        );
  }
  const keep = (): Promise<void> => running.app.get(KeepHeads).look();
  const check = async (): Promise<HeadsCheck> =>
    (await auditor.get('/api/v1/admin/audit/heads')).body as HeadsCheck;
  const file = (): string => path.join(folder, readdirSync(folder)[0] ?? '');
  const lines = (): readonly string[] => readFileSync(file(), 'utf8').trim().split('\n');
  const mails = async (): Promise<readonly { text: string; to: string }[]> =>
    ((await running.client().get('/dev/mail?format=json')).body as { items: { text: string; to: string }[] })
      .items;

  /** Runs, and then puts back what it changed: each test sees the same database. */
  async function tampered<Row>(
    sql: string,
    values: readonly unknown[],
    seen: () => Promise<Row>,
  ): Promise<Row> {
    const tables = ['audit_entries', 'audit_head', 'lot_events', 'kept_heads'];
    for (const table of tables)
      await running.pool.query(`CREATE TABLE before_${table} AS SELECT * FROM ${table}`);
    try {
      await running.pool.query(sql, [...values]);
      return await seen();
    } finally {
      for (const table of tables) {
        await running.pool.query(`DELETE FROM ${table}`);
        await running.pool.query(`INSERT INTO ${table} SELECT * FROM before_${table}`);
        await running.pool.query(`DROP TABLE before_${table}`);
      }
    }
  }

  it('are kept once a day and once for each ended auction, in the file and by mail', async () => {
    expect(lines()).toHaveLength(2);
    await keep();
    expect(lines()).toHaveLength(2);
    const sent = await mails();
    expect(sent.map(({ to }) => to)).toEqual(['auditor@example.cn', 'auditor@example.cn']);
    for (const { text } of sent) expect(text).toContain('{"haopai":"heads"');
    expect(await check()).toMatchObject({
      file: true,
      mail: true,
      kept: 2,
      missing: 0,
      unreadable: 0,
      faults: [],
    });
  });

  it('tell of an auction that runs what its journals are by now, and hold when more is written', async () => {
    const floor = new SaleFloor(running);
    const auction = await floor.openAuction({ lots: [{}], countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    // As if today were another day.
    await running.pool.query(`UPDATE kept_heads SET day = '2000-01-01' WHERE auction_id = 0`);
    await keep();
    const newest = JSON.parse(lines().at(-1) ?? '') as { journals: readonly object[] };
    expect(newest.journals).toMatchObject([{ auctionId: auction.id, lots: [[lotId, 2]] }]);
    expect(await bid(await floor.bidder(auction), lotId, 50_000)).toMatchObject({ ok: true });
    await write(2);
    expect(await check()).toMatchObject({ kept: 3, missing: 0, faults: [] });
    floor.close();
  });

  it('show an entry that was changed, when every hash after it was made anew', async () => {
    const seen = await tampered('UPDATE audit_entries SET entry_no = entry_no', [], async () => {
      const [rows] = await running.pool.query<(RowDataPacket & { entry_no: number; entry: string })[]>(
        'SELECT entry_no, entry FROM audit_entries ORDER BY entry_no',
      );
      let hash = '0'.repeat(64);
      for (const { entry_no: no, entry } of rows) {
        const text = no === 1 ? entry.replace('"reason":null', '"reason":"x"') : entry;
        hash = createHash('sha256').update(`${hash}\n${text}`).digest('hex');
        await running.pool.query('UPDATE audit_entries SET entry = ?, hash = ? WHERE entry_no = ?', [
          text,
          hash,
          no,
        ]);
      }
      await running.pool.query('UPDATE audit_head SET hash = ?', [hash]);
      const chain = (await auditor.get('/api/v1/admin/audit/check')).body as AuditCheck;
      return { chain, heads: await check() };
    });
    expect(seen.chain.brokenAt).toBeNull();
    expect(seen.heads.faults.length).toBeGreaterThan(0);
    expect(seen.heads.faults[0]).toMatchObject({ auctionId: null });
  });

  it.each([
    ['an entry that is gone', 'DELETE FROM audit_entries'],
    [
      'the last event of a lot that is another one',
      `UPDATE lot_events SET hash = UNHEX('${'00'.repeat(32)}') ORDER BY lot_id, version DESC LIMIT 1`,
    ],
    ['a lot whose last event is gone', 'DELETE FROM lot_events ORDER BY lot_id, version DESC LIMIT 1'],
  ])('show %s', async (_, sql) => {
    const { faults } = await tampered(sql, [], check);
    expect(faults.length).toBeGreaterThan(0);
  });

  it('show that a line is missing outside, and one that was changed there', async () => {
    const before = readFileSync(file(), 'utf8');
    writeFileSync(file(), before.split('\n').slice(1).join('\n'));
    expect(await check()).toMatchObject({ missing: 1, unreadable: 0 });
    writeFileSync(file(), before.replace('"haopai":"heads"', '"haopai":"head"'));
    expect(await check()).toMatchObject({ missing: 1, unreadable: 1 });
    writeFileSync(file(), before);
  });

  describe('are known to the command, which names', () => {
    let before: string;
    let kept: readonly string[];
    /** Of each line its auction, 0 for a day. */
    let auctions: readonly number[];

    beforeEach(async () => {
      before = readFileSync(file(), 'utf8');
      kept = lines();
      const [rows] = await running.pool.query<(RowDataPacket & { id: number; hash: string })[]>(
        `SELECT auction_id AS id, line_hash AS hash FROM kept_heads WHERE place = 'file'`,
      );
      const sha256 = (line: string): string => createHash('sha256').update(line).digest('hex');
      auctions = kept.map((line) => rows.find(({ hash }) => hash === sha256(line))?.id ?? -1);
      // As if each had been kept a day after the one before.
      for (const [no, line] of kept.entries())
        await running.pool.query(
          `UPDATE kept_heads SET kept_at_ms = ? WHERE line_hash = ? AND place = 'file'`,
          [Date.now() - (kept.length - no) * 86_400_000, sha256(line)],
        );
    });
    afterEach(() => writeFileSync(file(), before));

    const said = async (left: readonly string[]): Promise<{ isSame: boolean; text: string }> => {
      writeFileSync(file(), left.map((line) => `${line}\n`).join(''));
      const told: string[] = [];
      const isSame = await verifyHeads(running.config, undefined, (line) => void told.push(line));
      return { isSame, text: told.join('\n') };
    };
    const nameOf = (no: number): string =>
      auctions[no] === 0 ? 'the line of 2' : `the line of the end of auction ${auctions[no]}`;

    it('nothing when all are there', async () => {
      const { isSame, text } = await said(kept);
      expect(isSame).toBe(true);
      expect(text).not.toMatch(/gone|moved/);
    });

    it.each([
      ['the first', 0],
      ['one in the middle', 1],
      ['the last', -1],
    ])('%s that was removed', async (_, at) => {
      const no = at < 0 ? kept.length - 1 : at;
      const { isSame, text } = await said(kept.filter((_line, each) => each !== no));
      expect(isSame).toBe(false);
      expect(text.match(/gone, or changed/g)).toHaveLength(1);
      expect(text).toContain(`gone, or changed: ${nameOf(no)}`);
      expect(text).toContain('agrees with all of them');
    });

    it('one that was moved, and behind which', async () => {
      const last = kept.length - 1;
      const moved = [...kept.slice(1, last), kept[last] ?? '', kept[0] ?? ''];
      const { isSame, text } = await said(moved);
      expect(isSame).toBe(false);
      expect(text.match(/moved:/g)).toHaveLength(1);
      expect(text).toMatch(new RegExp(`moved: ${nameOf(0)}.* stands behind ${nameOf(last)}`));
    });

    it('all of them when the folder is emptied', async () => {
      const { isSame, text } = await said([]);
      expect(isSame).toBe(false);
      expect(text.match(/gone, or changed/g)).toHaveLength(kept.length);
    });
  });

  it('are compared by a command, with the folder or with mails that somebody has kept', async () => {
    const said: string[] = [];
    const verify = (given?: string): Promise<boolean> =>
      verifyHeads(running.config, given, (line) => void said.push(line));
    expect(await verify()).toBe(true);
    expect(said.join()).toContain('agrees with all');
    const kept = path.join(folder, 'mails.txt');
    writeFileSync(kept, (await mails()).map(({ text }) => `From: somebody\n\n${text}`).join('\n'));
    expect(await verify(kept)).toBe(true);
    writeFileSync(
      kept,
      readFileSync(kept, 'utf8').replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'1'.repeat(64)}"`),
    );
    said.length = 0;
    expect(await verify(kept)).toBe(false);
    expect(said.join()).toContain('does NOT agree');
    rmSync(kept);
  });

  it('come again when the place took nothing, and after a line that was cut off', async () => {
    await anEndedAuction(running.pool, { lots: [{ bidsFen: [5_000_000] }] });
    const written = readFileSync(file(), 'utf8');
    const place = file();
    rmSync(place);
    // A folder in its place takes no line.
    mkdirSync(place);
    await keep();
    rmSync(place, { recursive: true });
    writeFileSync(place, written);
    appendFileSync(place, '{"haopai":"heads","cut');
    await running.pool.query('UPDATE kept_heads SET claimed_until_ms = 0 WHERE kept_at_ms IS NULL');
    await keep();
    expect(await check()).toMatchObject({ missing: 0, unreadable: 1, faults: [] });
    writeFileSync(place, readFileSync(place, 'utf8').replace('{"haopai":"heads","cut\n', ''));
    expect(await check()).toMatchObject({ missing: 0, unreadable: 0, faults: [] });
  });

  it('tell for how long none were kept', async () => {
    const agoS = async (): Promise<number> => {
      await keep();
      const { body } = await running.client().get('/metrics');
      return Number(/^haopai_heads_kept_ago_seconds ([0-9.]+)$/m.exec(String(body))?.[1]);
    };
    expect(await agoS()).toBeLessThan(60);
    await running.pool.query(
      `UPDATE kept_heads SET kept_at_ms = kept_at_ms - 100000000 WHERE place = 'mail'`,
    );
    expect(await agoS()).toBeGreaterThan(99_000);
  });

  it('are shown to nobody but auditors', async () => {
    const clerk = await staffClient(running, 'clerk');
    expect(await clerk.get('/api/v1/admin/audit/heads')).toMatchObject({ status: 403 });
  });
});
