// The record of a sale that was really held: made once, loaded by a stranger, and judged by the one-file verifier in an empty folder. And what there is no record of.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AuctionRecordView } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import {
  anAuction,
  anEndedAuction,
  aRunningApp,
  bid,
  endAuction,
  type FloorBidder,
  type HttpClient,
  type RunningApp,
  SaleFloor,
  setCeiling,
  type TestAuction,
  waitUntil,
} from '../../../testing';
import { PersonalData } from '../../../platform/personal-data';
import { filesInZip } from '../testing/files-in-zip';
import { RecordsStore } from './records.store';

const root = path.resolve(__dirname, '..', '..', '..', '..', '..', '..');
const MADE_WITHIN_MS = 30_000;
/** No engine holds its lots yet. */
const MONTH_MS = 30 * 24 * 3_600_000;

interface Person {
  readonly name: string;
  readonly mobile: string;
  /** By which somebody is known: name, mobile, document, the site's numbers for person and enrolment, user name, car. */
  readonly facts: readonly string[];
  /** The same as the site keeps them: sealed, and by keyed hash. */
  readonly kept: readonly string[];
}

const digestOf = (text: string, form: 'hex' | 'base64'): string =>
  createHash('sha256').update(text).digest(form);

/** Whoever tries all mobiles or documents finds one again by its plain hash. */
function formsOf(fact: string): readonly (string | Buffer)[] {
  const bytes = createHash('sha256').update(fact).digest();
  const hex = bytes.toString('hex');
  return [
    ...[fact, fact.replace(/[^ -~]/g, escaped), Buffer.from(fact).toString('base64')],
    ...[bytes, hex, hex.toUpperCase(), digestOf(fact, 'base64')],
  ];
}

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

interface Ended {
  readonly code: number;
  readonly said: string;
}

function run(file: string, args: readonly string[], cwd: string, env = process.env): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, said: stdout + stderr });
    });
  });
}

describe('the record of an auction', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haopai-record-'));
  let running: RunningApp;
  let floor: SaleFloor;
  let stranger: HttpClient;
  let auction: TestAuction;
  let people: readonly Person[];

  beforeAll(async () => {
    const rolldown = path.join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
    const env = { ...process.env, HAOPAI_PROGRAMS_DIR: folder };
    expect(await run(rolldown, ['-c', 'tools/programs/rolldown.config.mjs'], root, env)).toMatchObject({
      code: 0,
    });
    running = await aRunningApp({ HAOPAI_PUBLIC_LOG_NAME: 'haopai.example', HAOPAI_RATE_LIMIT: 'off' });
    floor = new SaleFloor(running);
    stranger = running.client();
    // Numbers by which nobody is taken for a lot or a price.
    for (const table of ['citizens', 'enrolments'])
      await running.pool.query('ALTER TABLE ?? AUTO_INCREMENT = 7707070701', [table]);
    auction = await held();
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One lot with bids, refusals and a maximum bid, one without a bid; another auction is published meanwhile. */
  async function held(): Promise<TestAuction> {
    const sale = await floor.openAuction({ firstBidMs: 20_000, countdownMs: 8_000, lots: [{}, {}] });
    const [lot, unsold] = sale.lots.map(({ id }) => id);
    const [one, other] = [await floor.bidder(sale), await floor.bidder(sale)];
    people = [await identified(one, 0), await identified(other, 1)];
    await running.pool.query(
      "INSERT INTO auction_conditions (auction_id, language, text) VALUES (?, 'zh', ?)",
      [sale.id, `咨询：${people[0]?.name}，${people[0]?.mobile}`],
    );
    expect(await bid(one, lot ?? 0, 50_000)).toMatchObject({ ok: true });
    expect(await bid(other, lot ?? 0, 50_000)).toMatchObject({ ok: false, code: 'BID.TOO_LOW' });
    expect(await bid(one, lot ?? 0, 51_000)).toMatchObject({ ok: false });
    expect(await setCeiling(other, lot ?? 0, 54_000)).toMatchObject({ ok: true });
    expect(await bid(one, lot ?? 0, 53_000)).toMatchObject({ ok: true });
    await anAuction(running.pool, { startsAtMs: Date.now() + 3_600_000 });
    await floor.untilPhase(lot ?? 0, 'sold');
    await floor.untilPhase(unsold ?? 0, 'unsold');
    return sale;
  }

  /** As somebody who has shown a document. */
  async function identified({ enrolment }: FloorBidder, no: number): Promise<Person> {
    const { pool, app } = running;
    const personalData = app.get(PersonalData, { strict: false });
    const [[row]] = await pool.query<RowDataPacket[]>(
      'SELECT citizens.id, username FROM citizens JOIN enrolments ON citizen_id = citizens.id WHERE enrolments.id = ?',
      [enrolment.id],
    );
    const [name, mobile, document] = [`欧阳买牌${no}`, `1380013970${no}`, `33070219900307123${no}`];
    const kept = {
      ...{ mobile_sealed: personalData.seal(mobile), mobile_hash: personalData.hash('mobile', mobile) },
      document_sealed: personalData.seal(document),
      document_hash: personalData.hash('residentId', document),
    };
    await pool.query('UPDATE citizens SET ? WHERE id = ?', [
      { display_name: name, document_kind: 'residentId', ...kept },
      row?.['id'],
    ]);
    const ids = [String(row?.['id']), String(enrolment.id)];
    const more = [String(row?.['username']), ...enrolment.entries.map(({ vin }) => vin)];
    return { name, mobile, facts: [name, mobile, document, ...ids, ...more], kept: Object.values(kept) };
  }

  const zipOf = (auctionId: number): Promise<Response> =>
    fetch(`${running.url}/api/v1/auctions/${auctionId}/record.zip`);

  async function made(): Promise<AuctionRecordView> {
    let answer = await stranger.get(`/api/v1/auctions/${auction.id}/record`);
    await waitUntil(async () => {
      answer = await stranger.get(`/api/v1/auctions/${auction.id}/record`);
      return answer.status === 200;
    }, MADE_WITHIN_MS);
    return answer.body as AuctionRecordView;
  }

  it('is loaded by a stranger, is what its digest says, and the one-file verifier says that it holds', async () => {
    const facts = await made();
    const answer = await zipOf(auction.id);
    const zip = Buffer.from(await answer.arrayBuffer());
    const digest = createHash('sha256').update(zip);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="auction-${auction.id}.haopai.zip"`,
      'cache-control': 'public, max-age=31536000, immutable',
      'repr-digest': `sha-256=:${Buffer.from(facts.sha256, 'hex').toString('base64')}:`,
    });
    expect([zip.length, digest.digest('hex')]).toEqual([facts.byteCount, facts.sha256]);

    const file = path.join(folder, `auction-${auction.id}.haopai.zip`);
    writeFileSync(file, zip);
    const [key = ''] = String((await stranger.get('/log/keys')).body).split('\n');
    const verify = (...more: readonly string[]) =>
      run(path.join(folder, 'haopai-verify.mjs'), [file, '--key', key, ...more], folder, {
        PATH: process.env.PATH ?? '',
      });
    const { code, said } = await verify('--json');
    const verdict = JSON.parse(said) as { findings: unknown[]; lots: Record<string, unknown> };
    expect(verdict.findings).toEqual([]);
    const [lot, unsold] = auction.lots.map(({ id }) => id);
    expect(verdict).toMatchObject({
      ...{ origin: 'haopai.example', auctionId: auction.id, hasOwnKey: true, refusals: 2 },
      publishedWith: [
        { conditions: 'zh', sha256: digestOf(`咨询：${people[0]?.name}，${people[0]?.mobile}`, 'hex') },
      ],
      leaves: facts.leaves,
      lots: {
        [lot ?? 0]: { outcome: 'sold', hammerFen: 5_400_000, bids: 4 },
        [unsold ?? 0]: { outcome: 'unsold', hammerFen: 0 },
      },
    });
    expect(code).toBe(0);
    expect((await verify('--zh')).said).toContain('记录成立');
    // One byte in a packed journal: it cannot be unpacked, or is another one.
    const spoiled = Buffer.from(zip);
    const name = `journals/${lot}.jsonl`;
    const at = zip.indexOf(name) + name.length + 40;
    spoiled.writeUInt8(spoiled.readUInt8(at) ^ 0xff, at);
    writeFileSync(file, spoiled);
    expect([1, 2]).toContain((await verify()).code);
  });

  it('has nothing by which one of its people could be found, nor has any leaf or text of the log', async () => {
    await made();
    const { pool } = running;
    const zip = Buffer.from(await (await zipOf(auction.id)).arrayBuffer());
    const places = new Map(filesInZip(zip));
    for (const [table, column] of [
      ['log_leaves', 'body'],
      ['log_leaves', 'source'],
      ['log_texts', 'body'],
    ]) {
      const [rows] = await pool.query<RowDataPacket[]>('SELECT ?? AS said FROM ??', [column, table]);
      places.set(`${table}.${column}`, Buffer.from(rows.map(({ said }) => String(said)).join('\n')));
    }
    const placesOf = (wanted: string | Buffer): readonly string[] =>
      [...places].filter(([, bytes]) => bytes.includes(wanted)).map(([name]) => name);
    // What is public is found, so that the search is one.
    const [lot] = auction.lots;
    expect(placesOf(lot?.plateNumber ?? '-')).toEqual(['lots.txt', 'log_texts.body']);
    expect(placesOf('BID.TOO_LOW')).toEqual(['leaves.jsonl', 'log_leaves.body', 'log_leaves.source']);

    expect(people).toHaveLength(2);
    for (const { facts, kept } of people) {
      expect(facts.every((fact) => fact.length >= 5)).toBe(true);
      const found = [...facts.flatMap(formsOf), ...kept].flatMap((form) =>
        placesOf(form).map((place) => `${place}: ${form.toString()}`),
      );
      expect(found).toEqual([]);
    }
  });

  it('is made once, also by two who find it at the same time', async () => {
    await made();
    const records = running.app.get(RecordsStore, { strict: false });
    expect(await records.due()).not.toContain(auction.id);
    expect(await records.take(auction.id, 'another')).toBe(false);
    const taken = await Promise.all(['one', 'two', 'three'].map((owner) => records.take(999_001, owner)));
    expect(taken.filter((isTaken) => isTaken)).toHaveLength(1);
    const owner = ['one', 'two', 'three'][taken.indexOf(true)] ?? '';
    // More than go at once.
    for (let partNo = 0; partNo < 17; partNo++)
      await records.addPart(999_001, owner, partNo, Buffer.from('a piece'));
    await expect(records.addPart(999_001, 'nobody', 17, Buffer.from('another'))).rejects.toThrow();
    // Left half way: who comes next begins anew, and who lost it finishes nothing.
    await records.leave(999_001, owner);
    expect(await records.take(999_001, 'next')).toBe(true);
    for (const partNo of [0, 8, 16]) await expect(records.part(999_001, partNo)).rejects.toThrow('missing');
    const nothing = { treeSize: 1, leaves: 1, parts: 1, byteCount: 1, sha256: '0'.repeat(64) };
    await expect(records.finish(999_001, owner, nothing)).rejects.toThrow();
    await running.pool.query('DELETE FROM auction_records WHERE auction_id = 999001');
  });

  it('is not there before the end, and there is none of what was never in the log', async () => {
    const coming = await anAuction(running.pool, { startsAtMs: Date.now() + MONTH_MS });
    const older = await anEndedAuction(running.pool, { lots: [{ bidsFen: [5_000_000] }] });
    const codes = await Promise.all(
      [coming.id, older.id, 999_999].map(async (id) => {
        const answer = await zipOf(id);
        return [answer.status, ((await answer.json()) as { code: string }).code];
      }),
    );
    expect(codes).toEqual([
      [409, 'RESULT.NOT_YET'],
      [404, 'LOG.NO_RECORD'],
      [404, 'AUCTION.NOT_FOUND'],
    ]);
    expect((await stranger.get(`/api/v1/auctions/${older.id}/record`)).body).toMatchObject({
      code: 'LOG.NO_RECORD',
    });
    // Witnesses have their time first.
    await waitUntil(async () => {
      const [[row]] = await running.pool.query<RowDataPacket[]>(
        'SELECT auction_id FROM log_auctions WHERE auction_id = ?',
        [coming.id],
      );
      return row !== undefined;
    });
    await endAuction(running.pool, coming, [{ bidsFen: [5_000_000] }]);
    expect(await (await zipOf(coming.id)).json()).toMatchObject({ code: 'LOG.RECORD_NOT_READY' });
  });

  it('is given to few of one address at once, and their places come back', async () => {
    await made();
    const open = await Promise.all(Array.from({ length: 8 }, () => zipOf(auction.id)));
    const bodies = await Promise.all(open.map((answer) => answer.arrayBuffer()));
    expect(bodies).toHaveLength(8);
    expect(open.every(({ status }) => status === 200 || status === 503)).toBe(true);
    await waitUntil(async () => (await zipOf(auction.id)).status === 200);
  });
});
