// A real Redis that is lost in a sale and stays away: bidders inside go on at every instance, see each other's bids, and lots end in time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { LotTick } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { REDIS, type Redis } from '../../platform/redis';
import {
  aDatabase,
  aRunningApp,
  bid,
  canStartRedis,
  type FloorBidder,
  holdsLot,
  SaleFloor,
  setCeiling,
  shardsHeldBy,
  type ThrowAwayDatabase,
  waitUntil,
  WipeableRedis,
} from '../../testing';

/** Longer than what passes for an interruption. */
const AWAY_MS = 6_000;
/** What others write down is looked at twice a second, and is a tenth of a second behind. */
const SEEN_WITHIN_MS = 2_500;
/** Less than an outage, which may have begun before the bid. */
const STANDSTILL_MS = 1_000;
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

(canStartRedis ? describe : describe.skip)('without Redis', () => {
  let database: ThrowAwayDatabase;
  let redis: WipeableRedis;
  let floors: SaleFloor[];

  const open = async (...roles: readonly string[]): Promise<void> => {
    database = await aDatabase();
    redis = await WipeableRedis.start();
    floors = [];
    for (const HAOPAI_ROLE of roles)
      floors.push(
        new SaleFloor(
          await aRunningApp(
            { HAOPAI_ROLE, HAOPAI_REDIS_URL: redis.url, HAOPAI_REDIS_PREFIX: 'haopai-without:' },
            database,
          ),
        ),
      );
  };
  const isRedisReady = (isReady: boolean): Promise<void> =>
    waitUntil(() => floors.every(({ running }) => running.app.get<Redis>(REDIS).isReady === isReady));
  /** As the journal has it. */
  const headOf = async (lotId: number): Promise<{ readonly version: number; readonly priceYuan: number }> => {
    const [[last]] = await database.pool.query<RowDataPacket[]>(
      'SELECT MAX(version) AS version FROM lot_events WHERE lot_id = ?',
      [lotId],
    );
    const version = Number(last?.['version']);
    let priceYuan = 0;
    await waitUntil(async () => {
      const [[head]] = await database.pool.query<RowDataPacket[]>(
        'SELECT version, price_fen FROM lot_heads WHERE lot_id = ?',
        [lotId],
      );
      priceYuan = Number(head?.['price_fen']) / 100;
      return Number(head?.['version']) === version;
    });
    return { version, priceYuan };
  };
  const lose = async (): Promise<void> => {
    await redis.kill();
    await isRedisReady(false);
  };

  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => {
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
  afterEach(async () => {
    for (const floor of floors.toReversed()) {
      floor.close();
      await floor.running.stop();
    }
    await redis.remove();
    await database.drop();
  });

  it('bids and maximum bids are taken at each instance for lots of each, and watchers of all see them', async () => {
    await open('all', 'all', 'edge');
    const [one, two, edge] = floors as [SaleFloor, SaleFloor, SaleFloor];
    await waitUntil(() => shardsHeldBy(one.running) === shardsHeldBy(two.running));
    const auction = await one.openAuction({ countdownMs: 600_000, lots: [{}, {}, {}, {}, {}, {}] });
    const lotAt = ({ running }: SaleFloor): number =>
      auction.lots.find(({ id }) => holdsLot(running, id))?.id ?? 0;
    const lotIds = [lotAt(one), lotAt(two)];
    const duels: { lotId: number; at: SaleFloor; bidders: readonly FloorBidder[]; ticks: LotTick[] }[] = [];
    for (const lotId of lotIds) {
      const bidders = [await one.bidder(auction), await two.bidder(auction), await edge.bidder(auction)];
      for (const at of floors) {
        const watcher = await at.watcher();
        const ticks: LotTick[] = [];
        watcher.on('lot.tick', (tick) => ticks.push(tick));
        expect(await watcher.ask('lot.watch', { lotId })).toMatchObject({ ok: true });
        duels.push({ lotId, at, bidders, ticks });
      }
    }
    const everybody = duels.filter(({ at }) => at === one);

    await lose();
    const lostAt = performance.now();
    let rounds = 0;
    let slowestMs = 0;
    // Until the one at the first instance leads: whoever sets a maximum bid below has to be outbid.
    for (; performance.now() - lostAt < AWAY_MS || rounds % 3 !== 1; rounds++) {
      const amount = 50_000 + rounds * 1_000;
      for (const { lotId, bidders } of everybody) {
        const askedAt = performance.now();
        expect(await bid(bidders[rounds % 3] as FloorBidder, lotId, amount)).toMatchObject({ ok: true });
        slowestMs = Math.max(slowestMs, performance.now() - askedAt);
      }
      await sleep(250);
    }
    console.log(`${rounds} rounds without Redis, the slowest bid answered after ${Math.round(slowestMs)} ms`);
    for (const { lotId, bidders } of everybody)
      expect(await setCeiling(bidders[2] as FloorBidder, lotId, 500_000)).toMatchObject({ ok: true });
    const newest = new Map<number, number>();
    for (const lotId of lotIds) newest.set(lotId, (await headOf(lotId)).version);
    const askedAt = performance.now();
    await waitUntil(() => duels.every(({ lotId, ticks }) => ticks.at(-1)?.version === newest.get(lotId)));
    expect(performance.now() - askedAt).toBeLessThan(SEEN_WITHIN_MS);
    // Who comes to watch now is told the newest, too, at an instance that has not heard of it.
    for (const lotId of lotIds)
      for (const at of floors)
        expect(await (await at.watcher()).ask('lot.watch', { lotId })).toMatchObject({
          ok: true,
          lot: { version: newest.get(lotId) },
        });

    redis.begin();
    await isRedisReady(true);
    for (const { lotId, bidders } of everybody) {
      const { priceYuan } = await headOf(lotId);
      expect(await bid(bidders[0] as FloorBidder, lotId, priceYuan + 1_000)).toMatchObject({ ok: true });
      const kinds = (await two.record(lotId)).map(({ kind }) => kind);
      const sinceLost = kinds.slice(kinds.indexOf('bid'));
      // All of it runs in this process: when it stood still, nobody could bid, which is noted rightly.
      if (slowestMs < STANDSTILL_MS) expect(sinceLost).not.toContain('outage');
    }
  });

  it('a lot of an engine without a door ends in time, sold to whoever bid last at a door', async () => {
    await open('engine', 'edge', 'edge');
    const [engine, near, far] = floors as [SaleFloor, SaleFloor, SaleFloor];
    await waitUntil(() => shardsHeldBy(engine.running) === 64);
    const auction = await near.openAuction({ countdownMs: 8_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const [anna, bo] = [await near.bidder(auction), await far.bidder(auction)];
    expect(await bid(anna, lotId, 50_000)).toMatchObject({ ok: true });
    await lose();
    expect(await bid(bo, lotId, 51_000)).toMatchObject({ ok: true });
    await sleep(5_000);
    const last = await bid(anna, lotId, 52_000);
    expect(last).toMatchObject({ ok: true });
    await near.untilPhase(lotId, 'sold');
    const record = await near.record(lotId);
    expect(record.map(({ kind }) => kind)).toEqual(['scheduled', 'opened', 'bid', 'bid', 'bid', 'sold']);
    expect(record.at(-1)).toMatchObject({ paddleNo: anna.enrolment.paddleNo });
    expect((record.at(-1)?.atMs ?? 0) - (last.ok ? last.endsAtMs : 0)).toBeLessThan(1_000);
  });
});
