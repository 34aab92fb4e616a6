// The public log over a real database: what goes into it, once and in order, whoever is killed, and never two that contradict each other.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RefusalRow, WrittenRefusal } from '@haopai/engine';
import { MysqlRefusals } from '@haopai/engine-mysql';
import {
  formatVerifierKey,
  hashLeaf,
  type Leaf,
  nodesInTiles,
  parseBundle,
  parseLeaf,
  proveConsistency,
  TILE_WIDTH,
  tilePath,
  tilesForConsistency,
  verifyConsistency,
} from '@haopai/log';
import type { RowDataPacket } from 'mysql2/promise';
import { anAuction, anEndedAuction, endAuction, aDatabase, type ThrowAwayDatabase } from '../../testing';
import { mostSigned } from './co-signed';
import { logKeyOf, sha256 } from './log-key';
import { LogLease } from './log-lease.store';
import type { LogStopped } from './log-stopped';
import { RecordFactsStore } from './records/record-facts.store';
import { Sequencer } from './sequencer';
import { SignedFile } from './signed-file';
import type { SignedPlace } from './signed-place';
import { AuctionLeaves } from './sources/auctions.store';
import { EventLeaves } from './sources/events.store';
import { RefusalLeaves } from './sources/refusals.store';
import { ResultLeaves } from './sources/results.store';
import { RealWitness } from './testing/real-witness';
import { sizeIn, TreeStore, valueOf } from './tree.store';
import type { Witness, WitnessOutcome } from './witness-caller';
import { Witnesses } from './witnesses';

const NAME = 'haopai.example';
/** Long after the spec. */
const NEVER_MS = Date.UTC(2100, 0, 1);
const SEED = Buffer.alloc(32, 7);
const keyOf = (seed = SEED, oldKeys: readonly string[] = []) =>
  logKeyOf({ isOn: true, name: NAME, seed, keptDir: null, oldKeys, witnesses: [], quorum: 0, stamps: 'off' });

const digestOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

const refusal = (more: Partial<WrittenRefusal> = {}): WrittenRefusal => ({
  ...{ order: 'bid', idHash: 'ab'.repeat(32), receivedAtMs: 5, code: 'BID.TOO_LOW' },
  ...{ priceFen: 5_000_000, version: 3 },
  ...more,
});

describe('the public log', () => {
  let database: ThrowAwayDatabase;
  let folder: string;
  let tree: TreeStore;
  let stopped: LogStopped[];

  beforeAll(async () => {
    database = await aDatabase();
    tree = new TreeStore(database.pool);
  });
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'haopai-log-'));
    stopped = [];
    // A log of its own for each; auctions of those before are none of it.
    for (const table of ['state', 'leaves', 'nodes', 'checkpoints', 'texts', 'auctions', 'lots'])
      await database.pool.query('DELETE FROM ??', [`log_${table}`]);
    await database.pool.query('DELETE FROM lot_refusals');
    await database.pool.query('UPDATE auctions SET published_at_ms = ?', [NEVER_MS]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  afterAll(() => database.drop());

  function aSequencer(
    given: {
      key?: ReturnType<typeof keyOf>;
      kept?: SignedPlace | null;
      owner?: string;
      witnesses?: Witnesses;
    } = {},
  ): Sequencer {
    const { pool } = database;
    const { witnesses = null } = given;
    const { key = keyOf(), kept = new SignedFile(folder, NAME), owner = randomUUID() } = given;
    return new Sequencer({
      ...{ key, kept, tree, witnesses },
      lease: new LogLease(pool, owner, 'haopai.example+0+0'),
      sources: [
        new AuctionLeaves(pool),
        new EventLeaves(pool),
        new RefusalLeaves(pool, tree),
        new ResultLeaves(pool),
      ],
      watch: { noteStopped: (error) => stopped.push(error), noteTrouble: () => undefined },
    });
  }

  async function leaves(): Promise<readonly Leaf[]> {
    const { size } = (await tree.signed()) ?? { size: 0 };
    const read: Leaf[] = [];
    for (let index = 0; index * TILE_WIDTH < size; index++) {
      const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
      const bundle = (await tree.bundle({ index, width })) ?? new Uint8Array();
      for (const bytes of valueOf(parseBundle(bundle, width))) read.push(valueOf(parseLeaf(bytes)));
    }
    return read;
  }
  const kinds = async (): Promise<readonly string[]> => (await leaves()).map(({ kind }) => kind);
  const refuse = (rowNo: number, lotId: number, refusals: readonly WrittenRefusal[], writer = 'engine/s1') =>
    new MysqlRefusals(database.pool, writer).write([
      { rowNo, lotId, isFinalAtMs: 0, refusals } satisfies RefusalRow,
    ]);
  /** Another instance has no lease to wait for. */
  const letTheLeaseRunOut = () => database.pool.query('UPDATE log_state SET until_ms = 0');
  const waitingRefusals = async (): Promise<number> => {
    const [[row]] = await database.pool.query<RowDataPacket[]>('SELECT COUNT(*) AS count FROM lot_refusals');
    return Number(row?.count);
  };

  it('has terms and lots, each fact, each refusal, each end and the result, in that order, and each once', async () => {
    const auction = await anAuction(database.pool, { lots: [{}, {}] });
    const [one, other] = auction.lots.map(({ id }) => id);
    const sequencer = aSequencer();
    await sequencer.look();
    expect(await leaves()).toEqual([
      expect.objectContaining({ kind: 'auction', auctionId: auction.id, revision: 1, lots: 2 }),
    ]);
    await refuse(1, one ?? 0, [
      refusal(),
      refusal({ code: 'BID.TOO_LATE', priceFen: null, idHash: 'cd'.repeat(32) }),
    ]);
    await new MysqlRefusals(database.pool, 'engine/s1').write([
      { rowNo: 2, lotId: one ?? 0, isFinalAtMs: 60_000, more: { fromMs: 60_000, count: 7, paddleNo: 12 } },
    ]);
    await endAuction(database.pool, auction, [{ bidsFen: [5_000_000, 5_100_000] }, {}]);
    await sequencer.look();
    await sequencer.look();
    const all = await leaves();
    const events = all.filter(({ kind }) => kind === 'event');
    expect(all.filter(({ kind }) => kind !== 'event')).toEqual([
      expect.objectContaining({ kind: 'auction' }),
      expect.objectContaining({ kind: 'end', lotId: one, outcome: 'sold', hammerFen: 5_100_000 }),
      expect.objectContaining({ kind: 'end', lotId: other, outcome: 'unsold', hammerFen: 0 }),
      {
        kind: 'refusal',
        lotId: one,
        bidHash: 'ab'.repeat(32),
        receivedAtMs: 5,
        code: 'BID.TOO_LOW',
        priceFen: 5_000_000,
        version: 3,
      },
      expect.objectContaining({ kind: 'refusal', code: 'BID.TOO_LATE', priceFen: 0 }),
      { kind: 'refusals', lotId: one, fromMs: 60_000, untilMs: 120_000, count: 7 },
      expect.objectContaining({ kind: 'result', auctionId: auction.id, revision: 1 }),
    ]);
    const [[stored]] = await database.pool.query<RowDataPacket[]>(
      'SELECT COUNT(*) AS count FROM lot_events WHERE lot_id IN (?)',
      [[one, other]],
    );
    expect(events).toHaveLength(Number(stored?.count));
    expect(await waitingRefusals()).toBe(0);
    const [counts] = await database.pool.query<RowDataPacket[]>(
      'SELECT lot_id, paddle_no, from_ms, refusals FROM refused_counts',
    );
    expect(counts).toEqual([{ lot_id: one, paddle_no: 12, from_ms: 60_000, refusals: 7 }]);
  });

  it('has the text whose hash a leaf bears, and a further leaf for each public change', async () => {
    const auction = await anAuction(database.pool, {
      title: '第七期',
      startsAtMs: Date.now() + 3_600_000,
      lots: [{}],
    });
    const sequencer = aSequencer();
    await sequencer.look();
    await database.pool.query(
      'UPDATE lots SET start_price_fen = start_price_fen + 100 WHERE auction_id = ?',
      [auction.id],
    );
    await sequencer.look();
    await sequencer.look();
    const [first, second, ...more] = await leaves();
    if (first?.kind !== 'auction' || second?.kind !== 'auction') throw new Error('no leaves of an auction');
    expect(more).toEqual([]);
    expect([second.revision, second.termsHash]).toEqual([2, first.termsHash]);
    expect(second.lotsHash).not.toBe(first.lotsHash);
    expect(await tree.text(first.termsHash)).toContain('第七期');
    expect(await tree.text(second.lotsHash)).toContain('"start_price_fen"');
  });

  it('has the special conditions and files that people enrol for by hash, and a further leaf when somebody changes them in the database', async () => {
    const { pool } = database;
    const { id } = await anAuction(pool, { startsAtMs: Date.now() + 3_600_000, lots: [{}] });
    const sequencer = aSequencer();
    const published = async () => {
      await sequencer.look();
      const all = await leaves();
      const last = all.at(-1);
      if (last?.kind !== 'auction') throw new Error('no leaf of an auction');
      const [, ...lines] = ((await tree.text(last.termsHash)) ?? '').trimEnd().split('\n');
      return { leaf: last, many: all.length, lines: lines.map((line) => JSON.parse(line) as unknown) };
    };
    const signOf = async () => {
      const [[row]] = await pool.query<RowDataPacket[]>('SELECT terms_sign AS sign FROM log_auctions');
      return String(row?.['sign']);
    };
    // Without any it is what releases before wrote: nothing is published anew by an update of the program.
    expect(await published()).toMatchObject({ many: 1, lines: [] });
    expect(await signOf()).toMatch(/^\d+\.\d+\.\d+$/);

    const texts = { en: 'Within thirty days.\nNo later.', zh: '须在三十日内上牌，𠮷。\n逾期作废。' };
    const content = Buffer.from('a file');
    await pool.query('INSERT INTO auction_conditions (auction_id, language, text) VALUES ?', [
      Object.entries(texts).map((text) => [id, ...text]),
    ]);
    await pool.query(
      "INSERT INTO auction_attachments (auction_id, name, byte_count, sha256, added_at_ms) VALUES (?, '须知', ?, ?, 1)",
      [id, content.length, digestOf(content)],
    );
    const first = await published();
    expect(first).toMatchObject({ many: 2, leaf: { revision: 2 } });
    expect(first.lines).toEqual([
      { conditions: 'en', sha256: digestOf(texts.en) },
      { conditions: 'zh', sha256: digestOf(texts.zh) },
      { attachment: '须知', byte_count: content.length, sha256: digestOf(content) },
    ]);
    expect(await published()).toEqual(first);

    const seen = new Set([first.leaf.termsHash]);
    for (const behindItsBack of [
      "UPDATE auction_conditions SET text = 'Within three days.' WHERE language = 'en' AND auction_id = ?",
      "DELETE FROM auction_conditions WHERE language = 'en' AND auction_id = ?",
      "UPDATE auction_attachments SET name = '须知2' WHERE auction_id = ?",
      `UPDATE auction_attachments SET sha256 = '${digestOf('another')}' WHERE auction_id = ?`,
      'DELETE FROM auction_attachments WHERE auction_id = ?',
    ]) {
      await pool.query(behindItsBack, [id]);
      const { leaf, many } = await published();
      seen.add(leaf.termsHash);
      expect([leaf.revision, many, seen.size]).toEqual([seen.size + 1, seen.size + 1, seen.size]);
    }
    expect(seen.size).toBe(6);
    // What was published stays what it was.
    expect((await leaves())[1]).toEqual(first.leaf);
    expect(await tree.text(first.leaf.termsHash)).toContain(digestOf(texts.en));
    expect(await tree.text(first.leaf.termsHash)).not.toContain('thirty days');
  });

  it('has nothing of drills, drafts, and auctions that had ended before it began', async () => {
    const { pool } = database;
    const drill = await anAuction(pool, { lots: [{}] });
    await pool.query('UPDATE auctions SET is_drill = 1, deposit_fen = 0, settled_at_ms = 1 WHERE id = ?', [
      drill.id,
    ]);
    await anAuction(pool, { publishedAtMs: null, lots: [{}] });
    await anEndedAuction(pool, { lots: [{}] });
    await refuse(1, drill.lots[0]?.id ?? 0, [refusal()]);
    await aSequencer().look();
    expect(await leaves()).toEqual([]);
    expect(await waitingRefusals()).toBe(0);
  });

  it('has an order that was judged alike twice, or written twice, once', async () => {
    const auction = await anAuction(database.pool, { lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    const sequencer = aSequencer();
    await sequencer.look();
    await refuse(1, lotId, [refusal()]);
    await sequencer.look();
    await refuse(1, lotId, [refusal(), refusal({ idHash: 'ef'.repeat(32) })]);
    await refuse(1, lotId, [refusal()], 'another/s2');
    await sequencer.look();
    expect((await kinds()).filter((kind) => kind === 'refusal')).toHaveLength(2);
  });

  it('has what one source finds though another cannot be read', async () => {
    const auction = await anAuction(database.pool, { lots: [{}] });
    const sequencer = aSequencer();
    await sequencer.look();
    await endAuction(database.pool, auction, [{ bidsFen: [5_000_000] }]);
    await database.pool.query(
      `UPDATE lot_events SET body = '{"type":"LotSold"' WHERE lot_id = ? ORDER BY version DESC LIMIT 1`,
      [auction.lots[0]?.id],
    );
    await anAuction(database.pool, { lots: [{}] });
    await sequencer.look();
    expect((await kinds()).filter((kind) => kind === 'auction')).toHaveLength(2);
    expect(stopped).toEqual([]);
  });

  it('goes on behind full tiles, and each checkpoint extends the one before', async () => {
    const auction = await anAuction(database.pool, { lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    const sequencer = aSequencer();
    const seen: { size: number; root: Uint8Array }[] = [];
    for (const count of [0, 254, 1, 1, 700]) {
      const refusals = Array.from({ length: count }, () =>
        refusal({ idHash: randomUUID().replaceAll('-', '').repeat(2) }),
      );
      if (count > 0) await refuse(seen.length + 1, lotId, refusals);
      await sequencer.look();
      seen.push(sizeIn((await tree.signed())?.note ?? ''));
    }
    expect(seen.map(({ size }) => size)).toEqual([1, 255, 256, 257, 957]);
    for (const [at, { size: oldSize, root: oldRoot }] of seen.entries()) {
      for (const { size, root } of seen.slice(at + 1)) {
        const tiles = await tree.tiles(tilesForConsistency(oldSize, size));
        const nodes = nodesInTiles(sha256, size, (id) => tiles.get(tilePath(id)));
        const proof = valueOf(proveConsistency(sha256, oldSize, size, nodes));
        expect(verifyConsistency(sha256, { oldSize, oldRoot, size, root, proof })).toEqual({
          ok: true,
          value: null,
        });
      }
    }
    // Whoever comes next knows the same tree.
    expect((await tree.head()).edge.range.size).toBe(957);
    await letTheLeaseRunOut();
    const next = aSequencer();
    await refuse(99, lotId, [refusal()]);
    await next.look();
    expect(next.size).toBe(958);
    expect(stopped).toEqual([]);
  });

  it('is put in by one of two: the other waits, and takes over when the first is gone', async () => {
    await anAuction(database.pool, { lots: [{}] });
    const [one, other] = [aSequencer(), aSequencer()];
    await Promise.all([one.look(), other.look()]);
    expect([one.size, other.size].sort()).toEqual([0, 1]);
    expect(await kinds()).toEqual(['auction']);
    await anAuction(database.pool, { lots: [{}] });
    await letTheLeaseRunOut();
    const second = one.size === 0 ? one : other;
    await second.look();
    expect(second.size).toBe(2);
  });

  it('takes no leaf from one that was frozen while another went on', async () => {
    await anAuction(database.pool, { lots: [{}] });
    const frozen = aSequencer();
    await frozen.look();
    const before = await tree.head();
    await letTheLeaseRunOut();
    await anAuction(database.pool, { lots: [{}] });
    const next = aSequencer({ owner: 'next' });
    await next.look();
    const leaf = { source: 'spec', bytes: new Uint8Array([1]), hash: hashLeaf(sha256, new Uint8Array([1])) };
    await expect(tree.append('frozen', await tree.head(), [leaf], [], [])).rejects.toThrow('somebody else');
    await expect(tree.append('next', before, [leaf], [], [])).rejects.toThrow('does not end where');
    expect(await kinds()).toEqual(['auction', 'auction']);
  });

  it.each(['before', 'after'] as const)(
    'goes on when it was killed %s it had kept what it signed',
    async (when) => {
      await anAuction(database.pool, { lots: [{}] });
      const file = new SignedFile(folder, NAME);
      const dying: SignedPlace = {
        newest: () => file.newest(),
        keep: async (note) => {
          if (when === 'after') await file.keep(note);
          throw new Error('killed');
        },
      };
      await expect(aSequencer({ kept: dying }).look()).rejects.toThrow('killed');
      expect(await tree.signed()).toBeNull();
      await letTheLeaseRunOut();
      await aSequencer().look();
      expect(await kinds()).toEqual(['auction']);
      expect(await file.newest()).toBe((await tree.signed())?.note);
      expect(stopped).toEqual([]);
    },
  );

  it('stops when the database is an older one than what was signed, for every instance, until somebody has looked', async () => {
    await anAuction(database.pool, { lots: [{}] });
    await aSequencer().look();
    await anAuction(database.pool, { lots: [{}] });
    await letTheLeaseRunOut();
    await aSequencer().look();
    const signed = readFileSync(path.join(folder, `public-log-${NAME}.checkpoint`), 'utf8');
    // A backup of before the second auction.
    const [[gone]] = await database.pool.query<RowDataPacket[]>(
      'SELECT * FROM log_leaves WHERE leaf_index = 1',
    );
    await database.pool.query('DELETE FROM log_leaves WHERE leaf_index = 1');
    await database.pool.query('DELETE FROM log_checkpoints WHERE size = 2');
    await letTheLeaseRunOut();
    const restored = aSequencer();
    await restored.look();
    expect(stopped.map(({ code }) => code)).toEqual(['LOG.ROLLED_BACK']);
    expect(restored.stoppedCode).toBe('LOG.ROLLED_BACK');
    const elsewhere = aSequencer({ kept: null, owner: 'elsewhere' });
    await letTheLeaseRunOut();
    await elsewhere.look();
    expect(elsewhere.stoppedCode).toBe('LOG.ROLLED_BACK');
    expect((await tree.signed())?.size).toBe(1);
    // The leaves are brought back, and somebody has said so.
    await database.pool.query('INSERT INTO log_leaves SET ?', [gone]);
    await database.pool.query('UPDATE log_state SET stopped_code = NULL, until_ms = 0');
    await aSequencer().look();
    expect((await tree.signed())?.note).toBe(signed);
  });

  it('stops when what was signed is another now', async () => {
    await anAuction(database.pool, { lots: [{}] });
    await aSequencer().look();
    await database.pool.query('UPDATE log_leaves SET hash = ?', [Buffer.alloc(32, 1)]);
    await database.pool.query('DELETE FROM log_checkpoints');
    await letTheLeaseRunOut();
    await aSequencer().look();
    expect(stopped.map(({ code }) => code)).toEqual(['LOG.REWRITTEN']);
    expect(await tree.signed()).toBeNull();
  });

  describe('with a witness', () => {
    let real: RealWitness;
    let witness: Witness;
    let witnesses: Witnesses;
    const told: string[] = [];

    beforeEach(async () => {
      told.length = 0;
      real = new RealWitness('witness.example', keyOf().own);
      const noteWitness = (_: string, outcome: WitnessOutcome) => told.push(outcome);
      witness = await real.open();
      witnesses = new Witnesses([witness], keyOf(), tree, { noteWitness }, 0);
    });
    afterEach(() => real.close());

    it('is signed by it, too, and goes on whatever a lying one says', async () => {
      const sequencer = aSequencer({ witnesses });
      for (const [at, lie] of ([null, 'ahead', 'nonsense', 'signature'] as const).entries()) {
        real.lie = lie;
        await anAuction(database.pool, { lots: [{}] });
        await sequencer.look();
        await witnesses.rest();
        await sequencer.look();
        expect((await tree.signed())?.size).toBe(at + 1);
      }
      await letTheLeaseRunOut();
      const next = aSequencer({ witnesses });
      await next.look();
      expect(told).toEqual(expect.arrayContaining(['signed', 'ahead', 'refused']));
      expect((await tree.signed())?.note).not.toContain('witness.example');
      expect(stopped).toEqual([]);
      await witnesses.rest();
      real.lie = null;
      await next.look();
      await witnesses.rest();
      expect((await tree.signed())?.note).toContain('witness.example');
    });

    it('is signed by it all along a busy sale, whoever else is dead, and what is given away is', async () => {
      const dead = createServer(() => undefined);
      await new Promise<void>((resolve) => dead.listen(0, '127.0.0.1', resolve));
      const { port } = dead.address() as AddressInfo;
      const silent = {
        url: `http://127.0.0.1:${port}`,
        key: new RealWitness('dead.example', keyOf().own).key,
      };
      const keys = [silent.key, real.key];
      const both = new Witnesses([silent, witness], keyOf(), tree, {
        noteWitness: () => undefined,
      });
      const lotId = (await anAuction(database.pool, { lots: [{}] })).lots[0]?.id ?? 0;
      const sequencer = aSequencer({ witnesses: both });
      for (let row = 1; row <= 25; row += 1) {
        await sequencer.look();
        await refuse(row, lotId, [refusal({ idHash: digestOf(String(row)) })]);
        await sleep(200);
      }
      await both.rest();
      dead.close();
      dead.closeAllConnections();
      const [rows] = await database.pool.query<RowDataPacket[]>('SELECT note FROM log_checkpoints');
      expect(rows.length).toBeGreaterThanOrEqual(20);
      const cosigned = rows.filter(({ note }) => String(note).includes('witness.example'));
      expect(cosigned.length).toBeGreaterThanOrEqual(rows.length / 2);
      // As it is when a receipt is asked for, and a record made, in the middle of it.
      const settled = await new RecordFactsStore(database.pool).settledCheckpoints(1, Date.now() + 60_000);
      expect(mostSigned(settled, { keys, quorum: 2 })?.note).toContain('witness.example');
    });

    /** A backup of before the last of two auctions, and no folder that knows better. */
    async function restoreOlder(): Promise<void> {
      await anAuction(database.pool, { lots: [{}] });
      await aSequencer({ kept: null }).look();
      await anAuction(database.pool, { lots: [{}] });
      await letTheLeaseRunOut();
      const sequencer = aSequencer({ kept: null, witnesses });
      await sequencer.look();
      await witnesses.rest();
      expect(real.known.size).toBe(2);
      await sequencer.stop();
      await database.pool.query('DELETE FROM log_leaves WHERE leaf_index = 1');
      await database.pool.query('DELETE FROM log_checkpoints WHERE size = 2');
    }

    it('stops when the witness shows more than the database has, signed by the log', async () => {
      await restoreOlder();
      const restored = aSequencer({ kept: null, witnesses });
      await restored.look();
      expect(stopped.map(({ code }) => code)).toEqual(['LOG.ROLLED_BACK']);
      expect((await tree.signed())?.size).toBe(1);
    });

    it('stops while it runs when the witness, which was away at the start, shows another history', async () => {
      await restoreOlder();
      await database.pool.query("UPDATE log_auctions SET terms_sign = '0', terms_revision = 9");
      const seen = witnesses.seen.bind(witnesses);
      witnesses.seen = () => Promise.resolve([]);
      const sequencer = aSequencer({ kept: null, witnesses });
      await sequencer.look();
      expect(stopped).toEqual([]);
      await witnesses.rest();
      await sequencer.look();
      witnesses.seen = seen;
      expect(stopped.map(({ code }) => code)).toEqual(['LOG.REWRITTEN']);
    });
  });

  it('notices while it runs that the end of the database is gone', async () => {
    await anAuction(database.pool, { lots: [{}] });
    const sequencer = aSequencer();
    await sequencer.look();
    await database.pool.query('DELETE FROM log_leaves');
    await database.pool.query('DELETE FROM log_checkpoints');
    await anAuction(database.pool, { lots: [{}] });
    await expect(sequencer.look()).rejects.toThrow('does not end where');
    await sequencer.look();
    expect(stopped.map(({ code }) => code)).toEqual(['LOG.ROLLED_BACK']);
  });

  it('is signed by a new key when that is told of the old one, and by none without', async () => {
    await anAuction(database.pool, { lots: [{}] });
    await aSequencer().look();
    const newSeed = Buffer.alloc(32, 9);
    await letTheLeaseRunOut();
    const stranger = aSequencer({ key: keyOf(newSeed) });
    await stranger.look();
    await stranger.look();
    expect(stopped.map(({ code }) => code)).toEqual(['LOG.UNKNOWN_KEY']);
    expect(stranger.stoppedCode).toBe('LOG.UNKNOWN_KEY');
    const key = keyOf(newSeed, [formatVerifierKey(keyOf().own)]);
    await aSequencer({ key }).look();
    expect(stopped).toHaveLength(1);
    expect(await new SignedFile(folder, NAME).newest()).toContain(NAME);
    expect((await tree.signed())?.size).toBe(1);
    // Another goes on: nothing is stopped, and nobody waits for a lease.
    await stranger.look();
    expect(stranger.stoppedCode).toBeNull();
  });

  it('goes on at once on the instances that know its key, whatever one says that does not', async () => {
    await anAuction(database.pool, { lots: [{}] });
    const [first, other] = [aSequencer(), aSequencer()];
    await first.look();
    await letTheLeaseRunOut();
    const stranger = aSequencer({ key: keyOf(Buffer.alloc(32, 9)) });
    await stranger.look();
    await anAuction(database.pool, { lots: [{}] });
    await other.look();
    expect(other).toMatchObject({ stoppedCode: null, size: 2 });
    expect((await tree.signed())?.size).toBe(2);
    await stranger.look();
    await first.look();
    expect([stranger.stoppedCode, first.stoppedCode]).toEqual([null, null]);
  });
});
