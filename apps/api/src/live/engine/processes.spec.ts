// An instance is an engine and a door, each a process: what becomes of a sale when one of them dies, stands still, or is told to go.
import { setTimeout as sleep } from 'node:timers/promises';
import { shardOf } from '@haopai/engine';
import type { RowDataPacket } from 'mysql2/promise';
import {
  aDatabase,
  bid,
  bidUntilKnown,
  BuiltProgram,
  INSPECTABLE,
  SaleFloor,
  type ServedProgram,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';

const COUNTDOWN_MS = 8_000;
/** Longer than an outage, and longer than a lease. */
const STANDSTILL_MS = 4_000;
const SHARDS = 64;
/** Seen within some ten; a slow machine needs longer, and an outage would be 2 s. */
const ON_TIME_MS = 1_000;
const PREFIX = `haopai-test-processes-${process.pid}:`;
/** Enough for a door, and soon used up. */
const HEAP = '--max-old-space-size=200';
/** An error that nobody caught, and a heap that grows until there is none. */
const ACCIDENTS = {
  'dies of an error that nobody caught': "setTimeout(() => { throw new Error('planted'); }, 0)",
  'runs out of memory':
    'setTimeout(() => { const hoard = []; for (;;) hoard.push(new Array(100_000).fill(hoard.length + 0.5)); }, 0)',
};

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('an instance of two processes', () => {
  let database: ThrowAwayDatabase;
  let program: BuiltProgram;
  let site: ServedProgram;
  let floor: SaleFloor<ServedProgram>;

  /** Each change of owner would add one. */
  const epochs = async (): Promise<number> => {
    const [[row]] = await database.pool.query<RowDataPacket[]>('SELECT SUM(epoch) AS sum FROM shard_leases');
    return Number(row?.['sum']);
  };
  const shardsOf = async (instance: string): Promise<readonly number[]> => {
    const [rows] = await database.pool.query<RowDataPacket[]>(
      'SELECT shard FROM shard_leases WHERE owner LIKE ?',
      [`${instance}/%`],
    );
    return rows.map(({ shard }) => Number(shard));
  };
  const pidOf = (part: 'engine' | 'door'): number => site.pidOf(part) ?? -1;
  const isReady = async (): Promise<boolean> => {
    const { status } = await site
      .client()
      .get('/api/health/ready')
      .catch(() => ({ status: 0 }));
    return status === 200;
  };

  beforeAll(async () => {
    [database, program] = await Promise.all([aDatabase(), BuiltProgram.build()]);
    // A port of its own that stays when the door comes back.
    site = await program.serve(database, {
      HAOPAI_INSTANCE: 'first',
      HAOPAI_REDIS_PREFIX: PREFIX,
      NODE_OPTIONS: `${INSPECTABLE['NODE_OPTIONS']} ${HEAP}`,
      PORT: String(20_000 + (process.pid % 10_000)),
    });
    floor = new SaleFloor(site);
  });
  afterEach(() => floor.close());
  afterAll(async () => {
    await program.remove();
    await database.drop();
  });

  it('is a supervisor with an engine and a door, and tells the figures of both at one address', async () => {
    expect(new Set([site.child.pid, pidOf('engine'), pidOf('door')]).size).toBe(3);
    const text = await (await fetch(`${site.url}/metrics`)).text();
    expect(text).toContain('haopai_shards_owned 64');
    expect(text.match(/^haopai_shards_owned /gm)).toHaveLength(1);
    expect(text).toContain('haopai_sockets 0');
  });

  it('keeps its lots when its door dies, and has another door within seconds', async () => {
    const auction = await floor.openAuction({ firstBidMs: 600_000, countdownMs: 60_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const bidder = await floor.bidder(auction);
    expect(await bid(bidder, lotId, 50_000)).toMatchObject({ ok: true });
    const [engine, door, before] = [pidOf('engine'), pidOf('door'), await epochs()];
    process.kill(door, 'SIGKILL');
    await waitUntil(async () => site.pidOf('door') !== null && (await isReady()));
    expect([pidOf('engine'), await epochs()]).toEqual([engine, before]);
    expect(pidOf('door')).not.toBe(door);
    const again = await floor.welcome(bidder);
    const other = await floor.bidder(auction);
    expect(await bid(other, lotId, 51_000)).toMatchObject({ ok: true });
    expect(await bid(again, lotId, 52_000)).toMatchObject({ ok: true });
    // Was there no door for as long as an outage, the time without it is given back.
    const kinds = (await floor.record(lotId)).map(({ kind }) => kind).filter((kind) => kind !== 'outage');
    expect(kinds).toEqual(['scheduled', 'opened', 'bid', 'bid', 'bid']);
  });

  it.each(Object.entries(ACCIDENTS))(
    'keeps its lots when its door %s, and has another door',
    async (_, script) => {
      const auction = await floor.openAuction({ firstBidMs: 600_000, countdownMs: 60_000 });
      const lotId = auction.lots[0]?.id ?? 0;
      const bidder = await floor.bidder(auction);
      expect(await bid(bidder, lotId, 50_000)).toMatchObject({ ok: true });
      const [engine, door, before] = [pidOf('engine'), pidOf('door'), await epochs()];
      await site.runIn('door', script);
      await waitUntil(async () => ![null, door].includes(site.pidOf('door')) && (await isReady()));
      expect([pidOf('engine'), await epochs()]).toEqual([engine, before]);
      expect(await bid(await floor.welcome(bidder), lotId, 51_000)).toMatchObject({ ok: false });
      expect(await bid(await floor.bidder(auction), lotId, 51_000)).toMatchObject({ ok: true });
    },
  );

  it('answers its bidders again soon after its engine died, at the same door', async () => {
    const auction = await floor.openAuction({ firstBidMs: 600_000, countdownMs: 60_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const bidder = await floor.bidder(auction);
    expect(await bid(bidder, lotId, 50_000)).toMatchObject({ ok: true });
    const [engine, door] = [pidOf('engine'), pidOf('door')];
    process.kill(engine, 'SIGKILL');
    const other = await floor.bidder(auction);
    expect(await bidUntilKnown(other, lotId, 51_000)).toMatchObject({ ok: true });
    expect(pidOf('door')).toBe(door);
    expect(pidOf('engine')).not.toBe(engine);
    expect((await floor.record(lotId)).filter(({ kind }) => kind === 'bid')).toHaveLength(2);
  });

  it('loses no lease while its only door stands still, sells nothing behind it, and gives the time back', async () => {
    const auction = await floor.openAuction({ firstBidMs: 600_000, countdownMs: COUNTDOWN_MS });
    const lotId = auction.lots[0]?.id ?? 0;
    const bidder = await floor.bidder(auction);
    const first = await bid(bidder, lotId, 50_000);
    const endsAtMs = first.ok ? first.endsAtMs : 0;
    const before = await epochs();
    await sleep(endsAtMs - STANDSTILL_MS / 2 - 1_000 - Date.now());
    process.kill(pidOf('door'), 'SIGSTOP');
    const stoodStillAtMs = Date.now();
    await sleep(STANDSTILL_MS);
    const [[behind]] = await database.pool.query<RowDataPacket[]>(
      'SELECT phase, ends_at_ms FROM lot_heads WHERE lot_id = ?',
      [lotId],
    );
    process.kill(pidOf('door'), 'SIGCONT');
    expect(behind).toMatchObject({ phase: 'oneMinute' });
    expect(Date.now()).toBeGreaterThan(endsAtMs);
    await waitUntil(async () => (await floor.record(lotId)).at(-1)?.kind === 'outage');
    const resumed = (await floor.record(lotId)).at(-1);
    expect((resumed?.endsAtMs ?? 0) - (resumed?.atMs ?? 0)).toBeGreaterThanOrEqual(endsAtMs - stoodStillAtMs);
    expect(await epochs()).toBe(before);
    const other = await floor.bidder(auction);
    expect(await bidUntilKnown(other, lotId, 51_000)).toMatchObject({ ok: true });
    await floor.untilPhase(lotId, 'sold');
  });

  it('wants no work while its engine stands still, and takes it again', async () => {
    process.kill(pidOf('engine'), 'SIGSTOP');
    await waitUntil(async () => !(await isReady()));
    process.kill(pidOf('engine'), 'SIGCONT');
    await waitUntil(isReady);
  });

  it('closes a lot on time while its own door stands still, when another door serves bidders', async () => {
    const neighbour = await program.serve(database, {
      HAOPAI_INSTANCE: 'second',
      HAOPAI_REDIS_PREFIX: PREFIX,
    });
    await waitUntil(async () => (await shardsOf('first')).length === SHARDS / 2);
    const auction = await floor.openAuction({
      firstBidMs: 600_000,
      countdownMs: COUNTDOWN_MS,
      lots: Array.from({ length: SHARDS }, () => ({})),
    });
    const own = await shardsOf('first');
    const lotId = auction.lots.find(({ id }) => own.includes(shardOf(id)))?.id ?? 0;
    const bidder = await floor.bidder(auction);
    const first = await bidUntilKnown(bidder, lotId, 50_000);
    const endsAtMs = first.ok ? first.endsAtMs : 0;
    const before = await epochs();
    await sleep(endsAtMs - STANDSTILL_MS / 2 - 1_000 - Date.now());
    process.kill(pidOf('door'), 'SIGSTOP');
    await sleep(STANDSTILL_MS);
    process.kill(pidOf('door'), 'SIGCONT');
    const record = await floor.record(lotId);
    const end = record.at(-1);
    expect(record.map(({ kind }) => kind)).toEqual(['scheduled', 'opened', 'bid', 'sold']);
    console.log(
      `closed ${(end?.atMs ?? 0) - endsAtMs} ms after its end, with the door of its own instance standing still`,
    );
    expect((end?.atMs ?? Infinity) - endsAtMs).toBeLessThan(ON_TIME_MS);
    expect(await epochs()).toBe(before);
    neighbour.child.kill('SIGTERM');
    await waitUntil(() => neighbour.child.exitCode !== null);
  });

  it('leaves nothing behind when it is told to go, nor when its supervisor is killed', async () => {
    const parts = [pidOf('engine'), pidOf('door')];
    site.child.kill('SIGTERM');
    await waitUntil(() => site.child.exitCode !== null);
    expect(site.child.exitCode).toBe(0);
    expect(parts.map(isThere)).toEqual([false, false]);
    const [[held]] = await database.pool.query<RowDataPacket[]>(
      'SELECT COUNT(*) AS count FROM shard_leases WHERE owner IS NOT NULL',
    );
    expect(Number(held?.['count'])).toBe(0);

    site = await program.serve(database);
    const others = [pidOf('engine'), pidOf('door')];
    await program.kill(site.child);
    await waitUntil(() => !others.some(isThere));
  });
});
