// MySQL or Redis away in the middle of a sale: nothing false is said, nobody crashes, and all goes on when it is back.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LotTick } from '@haopai/contracts';
import { readTestServices } from '../../platform/config';
import {
  aCuttableLine,
  aDatabase,
  aLineToMysql,
  aRunningApp,
  bid,
  bidUntilKnown,
  type CuttableLine,
  SaleFloor,
  type ThrowAwayDatabase,
  waitUntil,
  holdsLot,
  shardsHeldBy,
} from '../../testing';
import { REDIS, type Redis } from '../../platform/redis';

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

describe('while MySQL is away', () => {
  let database: ThrowAwayDatabase;
  let line: CuttableLine;
  let floor: SaleFloor;

  beforeAll(async () => {
    database = await aDatabase();
    line = await aLineToMysql(database.config);
    floor = new SaleFloor(await aRunningApp({ HAOPAI_MYSQL_URL: line.url }, database));
  });
  afterAll(async () => {
    floor.close();
    await floor.running.stop();
    await line.cut();
    await database.drop();
  });

  /** A running lot with one bid on it, and another bidder who has not bid. */
  const aRunningLot = async (countdownMs: number) => {
    const auction = await floor.openAuction({ countdownMs });
    const lotId = auction.lots[0]?.id ?? 0;
    const [leader, rival] = [await floor.bidder(auction), await floor.bidder(auction)];
    expect(await bid(leader, lotId, 50_000)).toMatchObject({ ok: true });
    return { lotId, leader, rival };
  };

  it('bids are answered SERVER.UNAVAILABLE and lots do not end; when it is back they get the time back', async () => {
    const { lotId, rival } = await aRunningLot(4_000);
    await line.cut();
    const bidId = randomUUID();
    const cutAt = performance.now();
    while (performance.now() - cutAt < 5_000) {
      const answer = await bid(rival, lotId, 51_000, bidId);
      expect(answer).toMatchObject({
        ok: false,
        code: 'SERVER.UNAVAILABLE',
        data: { retryAfterMs: expect.any(Number) },
      });
      await sleep(100);
    }
    const key = { 'Idempotency-Key': randomUUID() };
    const entryId = rival.enrolment.entries[0]?.id;
    const byRest = await rival.http.post(
      `/api/v1/lots/${lotId}/bids`,
      { amountFen: 5_100_000, entryId },
      key,
    );
    expect(byRest).toMatchObject({ status: 503, body: { code: 'SERVER.UNAVAILABLE' } });
    expect(byRest.headers.get('retry-after')).not.toBeNull();
    await line.mend();

    expect(await bidUntilKnown(rival, lotId, 51_000, bidId)).toMatchObject({ ok: true });
    const record = await floor.record(lotId);
    expect(record.map(({ kind }) => kind)).toEqual(['scheduled', 'opened', 'bid', 'outage', 'bid']);
    const outage = record[3];
    expect((outage?.endsAtMs ?? 0) - (outage?.atMs ?? 0)).toBeGreaterThanOrEqual(4_000);
    await floor.untilPhase(lotId, 'sold');
    expect(await floor.lot(lotId)).toMatchObject({ leaderPaddle: rival.enrolment.paddleNo });
  });

  it('a short absence costs a bid at most another try', async () => {
    const { lotId, rival } = await aRunningLot(10_000);
    await line.cut();
    const asked = bidUntilKnown(rival, lotId, 51_000);
    await sleep(500);
    await line.mend();
    expect(await asked).toMatchObject({ ok: true, version: 4 });
    expect((await floor.record(lotId)).map(({ kind }) => kind)).toEqual([
      'scheduled',
      'opened',
      'bid',
      'bid',
    ]);
  });

  it('lots are still shown, with the figures that were told', async () => {
    const { lotId } = await aRunningLot(20_000);
    await line.cut();
    const watcher = await floor.watcher();
    expect(await watcher.ask('lot.watch', { lotId })).toMatchObject({
      ok: true,
      lot: { version: 3, priceFen: 5_000_000 },
    });
    await line.mend();
  });
});

describe('while Redis is away', () => {
  let database: ThrowAwayDatabase;
  let line: CuttableLine;
  let floor: SaleFloor;
  let other: SaleFloor;

  beforeAll(async () => {
    database = await aDatabase();
    line = await aCuttableLine(readTestServices().redisUrl);
    const variables = { HAOPAI_REDIS_URL: line.url, HAOPAI_REDIS_PREFIX: `haopai-test-away-${process.pid}:` };
    floor = new SaleFloor(await aRunningApp(variables, database));
    other = new SaleFloor(await aRunningApp(variables, database));
    const countOf = ({ running }: SaleFloor): number => shardsHeldBy(running);
    await waitUntil(() => countOf(floor) === countOf(other));
  });
  afterAll(async () => {
    for (const at of [other, floor]) {
      at.close();
      await at.running.stop();
    }
    await line.cut();
    await database.drop();
  });

  const redisIsAway = (isAway: boolean): Promise<void> =>
    waitUntil(
      () => [floor, other].every(({ running }) => running.app.get<Redis>(REDIS).isReady !== isAway),
      10_000,
    );

  it('bidders and watchers go on at each instance; when it is back, ticks are heard again', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000, lots: [{}, {}, {}, {}, {}, {}] });
    const heldAt = ({ running }: SaleFloor): number =>
      auction.lots.find(({ id }) => holdsLot(running, id))?.id ?? 0;
    const [lotId, farLotId] = [heldAt(floor), heldAt(other)];
    const [anna, bo, cleo] = [
      await floor.bidder(auction),
      await floor.bidder(auction),
      await floor.bidder(auction),
    ];
    expect(await bid(cleo, farLotId, 50_000)).toMatchObject({ ok: true });
    // In the room before this socket came, so that its cookies say so; nobody has looked here yet.
    const entered = await other.bidder(auction);
    const { paddleNo, accessCode } = entered.enrolment;
    await entered.http.post(`/api/v1/auctions/${auction.id}/room`, { paddleNo, accessCode });
    const dora = await floor.welcome(entered);
    const near: LotTick[] = [];
    const far: LotTick[] = [];
    for (const [at, ticks] of [
      [floor, near],
      [other, far],
    ] as const) {
      const watcher = await at.watcher();
      watcher.on('lot.tick', (tick) => ticks.push(tick));
      expect(await watcher.ask('lot.watch', { lotId })).toMatchObject({ ok: true });
    }
    expect(await bid(anna, lotId, 50_000)).toMatchObject({ ok: true });
    expect(await bid(bo, lotId, 51_000)).toMatchObject({ ok: true, version: 4 });
    await waitUntil(() => [near, far].every((ticks) => ticks.at(-1)?.version === 4));

    await line.cut();
    await redisIsAway(true);
    expect(await bid(anna, lotId, 52_000)).toMatchObject({ ok: true, version: 5 });
    // Straight from this instance to the other, and her lead there stands.
    expect(await bid(cleo, farLotId, 51_000)).toMatchObject({ ok: false, code: 'BID.ALREADY_LEADING' });
    await waitUntil(() => near.at(-1)?.version === 5);
    const late = await floor.watcher();
    expect(await late.ask('lot.watch', { lotId })).toMatchObject({ ok: true, lot: { version: 5 } });
    // She is at this instance; what the other one's watchers see of it is read where it is written down.
    expect(await bid(dora, lotId, 53_000)).toMatchObject({ ok: true, version: 6 });
    await waitUntil(() => far.at(-1)?.version === 6);

    await line.mend();
    await redisIsAway(false);
    // What was told meanwhile is made up for without another bid, and each further one is heard.
    await waitUntil(() => far.at(-1)?.version === 6 && near.at(-1)?.version === 6);
    await waitUntil(async () => {
      const version = near.at(-1)?.version ?? 0;
      const bidder = version % 2 === 1 ? bo : anna;
      await bid(bidder, lotId, 47_000 + (version + 1) * 1_000);
      await sleep(200);
      return version > 6 && far.at(-1)?.version === near.at(-1)?.version;
    });
  });
});
