// The public log as a bidder and a stranger have it: a refused bid is found and proved, tiles are as C2SP has them, and nothing in it is of a person.
import { createHash, randomUUID } from 'node:crypto';
import type { LogPlaces, LogProofs, LogStatus } from '@haopai/contracts';
import {
  formatVerifierKey,
  fromBase64,
  hashLeaf,
  type Leaf,
  openCheckpoint,
  parseBundle,
  parseLeaf,
  parseVerifierKey,
  TILE_WIDTH,
  utf8,
  verifyInclusion,
} from '@haopai/log';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import {
  aRunningApp,
  bid,
  endAuction,
  anAuction,
  type HttpClient,
  type RunningApp,
  SaleFloor,
  setCeiling,
  waitUntil,
} from '../../testing';
import { logKeyOf, sha256, verifyEd25519 } from './log-key';
import { RealWitness } from './testing/real-witness';
import { sizeIn, valueOf } from './tree.store';

/** No engine holds its lots yet. */
const MONTH_MS = 30 * 24 * 3_600_000;

describe('the public log', () => {
  let running: RunningApp;
  let floor: SaleFloor;
  let stranger: HttpClient;

  let witness: RealWitness;

  beforeAll(async () => {
    const seed = Buffer.alloc(32, 'a key of this spec, and no other');
    const { own } = logKeyOf({
      ...{
        isOn: true,
        name: 'haopai.example',
        seed,
        keptDir: null,
        oldKeys: [],
        witnesses: [],
        quorum: 0,
        stamps: 'off',
      },
    });
    witness = new RealWitness('witness.example', own);
    const { url } = await witness.open();
    const dead = `http://127.0.0.1:1 ${formatVerifierKey(new RealWitness('dead.example', own).key)}`;
    running = await aRunningApp({
      HAOPAI_PUBLIC_LOG_NAME: 'haopai.example',
      HAOPAI_PUBLIC_LOG_KEY: seed.toString('base64'),
      HAOPAI_PUBLIC_LOG_WITNESSES: `${url} ${formatVerifierKey(witness.key)}, ${dead}`,
    });
    floor = new SaleFloor(running);
    stranger = running.client();
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
    witness.close();
  });

  it('says who signs it besides, and who is missing, and goes on without', async () => {
    await anAuction(running.pool, { startsAtMs: Date.now() + MONTH_MS, lots: [{}] });
    let status: LogStatus | null = null;
    await waitUntil(async () => {
      const answer = await stranger.get('/api/v1/log/status');
      status = answer.body as LogStatus;
      return status.signed > 0;
    });
    expect(status).toEqual({
      ...{ origin: 'haopai.example', size: expect.any(Number), signedAtMs: expect.any(Number) },
      ...{ isStopped: false, wanted: 2, signed: 1, isStamped: false },
      witnesses: [
        {
          ...{ name: 'witness.example', isSigning: true },
          ...{ size: expect.any(Number), signedAtMs: expect.any(Number) },
        },
        { name: 'dead.example', isSigning: false, size: null, signedAtMs: null },
      ],
    });
    expect(await checkpoint()).toContain('witness.example');
  });

  it('waits with a receipt of a bid of just now for a witness, and for a dead one no longer than it has', async () => {
    witness.answersAfterMs = 700;
    const auction = await floor.openAuction({ lots: [{}] });
    const bidder = await floor.bidder(auction);
    const bidId = randomUUID();
    expect(await bid(bidder, auction.lots[0]?.id ?? 0, 50_000, bidId)).toMatchObject({ ok: true });
    const address = `/api/v1/me/auctions/${auction.id}/bids/receipt?bid=${bidId}`;
    let answer = await bidder.http.get(address);
    await waitUntil(async () => {
      answer = await bidder.http.get(address);
      return answer.status === 200;
    });
    witness.answersAfterMs = 0;
    expect(answer.body).toMatchObject({ checkpoint: expect.stringContaining('witness.example') });
  });

  const checkpoint = async (): Promise<string> => String((await stranger.get('/log/checkpoint')).body);
  async function proofs(query: string): Promise<LogProofs> {
    let answer = await stranger.get(`/api/v1/log/proofs?${query}`);
    await waitUntil(async () => {
      answer = await stranger.get(`/api/v1/log/proofs?${query}`);
      return answer.status === 200;
    });
    return answer.body as LogProofs;
  }
  /** As anybody checks it, with nothing but the log's key. */
  async function proved({ checkpoint: note, items }: LogProofs): Promise<readonly Leaf[]> {
    const [line = ''] = String((await stranger.get('/log/keys')).body).split('\n');
    const logKeys = [valueOf(parseVerifierKey(sha256, line))];
    const trust = { origin: 'haopai.example', logKeys, witnessKeys: [], verifyEd25519 };
    const { size, root } = valueOf(await openCheckpoint(note, trust)).checkpoint;
    return items.map(({ index, leaf, proof }) => {
      const bytes = utf8(leaf);
      const hashes = proof.map((hash) => fromBase64(hash) ?? new Uint8Array());
      const leafHash = hashLeaf(sha256, bytes);
      expect(verifyInclusion(sha256, { leafHash, index, size, root, proof: hashes })).toEqual({
        ok: true,
        value: null,
      });
      return valueOf(parseLeaf(bytes));
    });
  }
  const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex');
  async function allLeaves(): Promise<readonly string[]> {
    const { size } = sizeIn(await checkpoint());
    const [rows] = await running.pool.query<(RowDataPacket & { body: Buffer })[]>(
      'SELECT body FROM log_leaves WHERE leaf_index < ? ORDER BY leaf_index',
      [size],
    );
    return rows.map(({ body }) => body.toString('utf8'));
  }

  it('proves a bid that stands and one that was refused, with what it was judged by', async () => {
    const auction = await floor.openAuction({ lots: [{}] });
    const [lot] = auction.lots;
    const lotId = lot?.id ?? 0;
    const [one, other] = [await floor.bidder(auction), await floor.bidder(auction)];
    const accepted = await bid(one, lotId, 50_000);
    if (!accepted.ok) throw new Error(accepted.code);
    const refusedId = randomUUID();
    expect(await bid(other, lotId, 50_000, refusedId)).toMatchObject({ ok: false, code: 'BID.TOO_LOW' });
    const { version, hash } = accepted;

    expect(await proved(await proofs(`lot=${lotId}&version=${version}`))).toEqual([
      { kind: 'event', lotId, version, hash },
    ]);
    const [leaf, ...more] = await proved(await proofs(`lot=${lotId}&bid=${hashOf(refusedId)}`));
    expect(more).toEqual([]);
    expect(leaf).toMatchObject({
      ...{ kind: 'refusal', lotId, bidHash: hashOf(refusedId), code: 'BID.TOO_LOW' },
      ...{ priceFen: 5_000_000, version },
    });
  });

  it('tells many at once from memory where their bids stand, and nothing of what it does not have', async () => {
    const auction = await floor.openAuction({ lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    const [one, other] = [await floor.bidder(auction), await floor.bidder(auction)];
    const accepted = await bid(one, lotId, 50_000);
    if (!accepted.ok) throw new Error(accepted.code);
    const refusedId = randomUUID();
    await bid(other, lotId, 50_000, refusedId);
    const facts = [`${lotId}:${accepted.version}`, `${lotId}:${hashOf(refusedId)}`, `${lotId}:9999`];
    const places = async (): Promise<LogPlaces['places']> =>
      ((await stranger.get(`/api/v1/log/places?of=${facts.join(',')}`)).body as LogPlaces).places;
    await waitUntil(async () => (await places()).filter((place) => place !== null).length === 2);
    const [bidAt, refusalAt, none] = await places();
    expect(none).toBeNull();
    expect((await proofs(`lot=${lotId}&version=${accepted.version}`)).items[0]?.index).toBe(bidAt);
    expect((await proofs(`lot=${lotId}&bid=${hashOf(refusedId)}`)).items[0]?.index).toBe(refusalAt);
    // A crowd costs the database a few looks a second, and none for each question.
    const pool = jest.spyOn(running.app.get<MysqlPool>(MYSQL_POOL), 'query');
    const beganAt = performance.now();
    await Promise.all(Array.from({ length: 300 }, places));
    const looks = pool.mock.calls.filter(([sql]) => JSON.stringify(sql).includes('FROM log_leaves')).length;
    pool.mockRestore();
    expect(looks).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - beganAt) / 250));
  });

  it.each(['', '1', '1:', '0:1', '1:0', '1:1,', `1:${'g'.repeat(64)}`, '1:1,'.repeat(20) + '1:1'])(
    'tells no place of %s',
    async (of) => {
      let answer = await stranger.get(`/api/v1/log/places?of=${of}`);
      // The crowd before may have left a slow machine busy for a moment.
      await waitUntil(async () => {
        if (answer.status !== 503) return true;
        answer = await stranger.get(`/api/v1/log/places?of=${of}`);
        return false;
      });
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([400, 'REQUEST.INVALID']);
    },
  );

  it('says nothing of a person in any leaf, and nothing of a maximum bid', async () => {
    const auction = await floor.openAuction({ lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    const bidder = await floor.bidder(auction);
    await setCeiling(bidder, lotId, 61_000);
    const refused = randomUUID();
    await bid(bidder, lotId, 1, refused);
    await proofs(`lot=${lotId}&bid=${hashOf(refused)}`);
    const ended = await anAuction(running.pool, { startsAtMs: Date.now() + MONTH_MS, lots: [{}, {}] });
    await waitUntil(async () => (await allLeaves()).some((leaf) => leaf.includes(`"auctionId":${ended.id}`)));
    await endAuction(running.pool, ended, [{ bidsFen: [5_000_000] }, { withdrawnFor: '张三 13812345678' }]);
    await waitUntil(async () => (await allLeaves()).some((leaf) => leaf.includes('"kind":"result"')));

    const leaves = await allLeaves();
    expect(new Set(leaves.map((leaf) => valueOf(parseLeaf(utf8(leaf))).kind))).toEqual(
      new Set(['auction', 'event', 'refusal', 'end', 'result']),
    );
    // Numbers, codes and hashes: no text that anybody wrote, no name, number of a person, paddle, VIN or order has a place.
    const VALUE =
      /^(?:\d{1,16}|"(?:[0-9a-f]{64}|[A-Z]+\.[A-Z_]+|auction|event|refusal|refusals|end|result|sold|unsold|withdrawn)")$/;
    const FIELD =
      /^(?:v|kind|auctionId|lotId|revision|atMs|termsHash|lots|lotsHash|version|hash|bidHash|receivedAtMs|code|priceFen|fromMs|untilMs|count|outcome|hammerFen|resultHash)$/;
    for (const leaf of leaves)
      for (const [field, value] of Object.entries(JSON.parse(leaf) as object)) {
        expect(field).toMatch(FIELD);
        expect(JSON.stringify(value)).toMatch(VALUE);
      }
    const [texts] = await running.pool.query<(RowDataPacket & { body: string })[]>(
      'SELECT body FROM log_texts',
    );
    expect(texts).not.toHaveLength(0);
    for (const { body } of texts) expect(body).not.toMatch(/张三|13812345678/);
    expect(leaves.join('\n')).not.toContain('6100000');
  });

  it('is given out as tiles, for every page, and kept for ever where they are full', async () => {
    const note = await stranger.get('/log/checkpoint');
    expect(Object.fromEntries(note.headers)).toMatchObject({
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
      'content-type': 'text/plain; charset=utf-8',
    });
    const { size } = sizeIn(String(note.body));
    const last = String((await stranger.get('/log/checkpoints')).body)
      .trim()
      .split('\n');
    const lastSizes = last.map((line) => sizeIn((JSON.parse(line) as { note: string }).note).size);
    expect(lastSizes.length).toBeGreaterThan(1);
    expect(lastSizes).toEqual([...lastSizes].sort((a, b) => b - a));
    expect(lastSizes[0]).toBeGreaterThanOrEqual(size);
    const width = Math.min(size, TILE_WIDTH - 1);
    const entries = await fetch(`${running.url}/log/tile/entries/000.p/${width}`);
    const bundle = new Uint8Array(await entries.arrayBuffer());
    expect(valueOf(parseBundle(bundle, width))).toHaveLength(width);
    const tile = new Uint8Array(
      await (await fetch(`${running.url}/log/tile/0/000.p/${width}`)).arrayBuffer(),
    );
    const [first = new Uint8Array()] = valueOf(parseBundle(bundle, width));
    expect(tile).toHaveLength(width * 32);
    expect(tile.slice(0, 32)).toEqual(hashLeaf(sha256, first));
    expect(note.headers.get('set-cookie')).toBeNull();
  });

  it.each([
    ['tile/0/999', 'LOG.BEYOND_TREE'],
    ['tile/3/000', 'LOG.BEYOND_TREE'],
    ['tile/entries/x001/000', 'LOG.BEYOND_TREE'],
    ['tile/0/1', 'LOG.NOT_FOUND'],
    ['tile/0/000.p/256', 'LOG.NOT_FOUND'],
    ['tile/64/000', 'LOG.NOT_FOUND'],
    ['text/' + 'a'.repeat(64), 'LOG.NOT_FOUND'],
    ['anything', 'LOG.NOT_FOUND'],
  ])('has nothing at /log/%s, and says so: %s', async (where, code) => {
    const answer = await stranger.get(`/log/${where}`);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code });
  });

  it.each([
    ['lot=1&version=2147483647', 404, 'LOG.NOT_FOUND'],
    [`lot=1&bid=${'0'.repeat(64)}`, 404, 'LOG.NOT_FOUND'],
    ['lot=1', 400, 'REQUEST.INVALID'],
    [`lot=1&version=1&bid=${'0'.repeat(64)}`, 400, 'REQUEST.INVALID'],
    ['lot=1&bid=abc', 400, 'REQUEST.INVALID'],
    ['lot=0&version=1', 400, 'REQUEST.INVALID'],
  ])('proves nothing for %s: %i %s', async (query, status, code) => {
    const answer = await stranger.get(`/api/v1/log/proofs?${query}`);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
  });
});
