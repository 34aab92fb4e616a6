// Two instances over one database and one Redis: one owns the lots, both serve watchers, the second takes over at once.
import { randomUUID } from 'node:crypto';
import type { LotTick } from '@haopai/contracts';
import {
  aDatabase,
  aRunningApp,
  bid,
  bidUntilKnown,
  SaleFloor,
  type ThrowAwayDatabase,
  waitUntil,
} from '../testing';
import { LotEngine } from './lot-engine';

describe('two instances', () => {
  let database: ThrowAwayDatabase;
  let owner: SaleFloor;
  let other: SaleFloor;
  // The same name, as two containers may have: who is who must not hang on it.
  const variables = { HAOPAI_REDIS_PREFIX: `haopai-test-two-${process.pid}:`, HAOPAI_INSTANCE: 'api-1' };

  beforeAll(async () => {
    database = await aDatabase();
    owner = new SaleFloor(await aRunningApp(variables, database));
    other = new SaleFloor(await aRunningApp(variables, database));
  });
  afterAll(async () => {
    for (const floor of [owner, other]) floor.close();
    await other.running.stop();
    await database.drop();
  });

  const holds = (floor: SaleFloor, lotId: number): boolean =>
    floor.running.app.get(LotEngine).lotOf(lotId) !== null;

  it('show whoever comes to either what its watchers have been told, though it is not written down yet', async () => {
    const auction = await owner.openAuction({ countdownMs: 60_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const bidders = [await owner.bidder(auction), await owner.bidder(auction)];
    const early = await other.watcher();
    await early.ask('lot.watch', { lotId });
    for (let version = 3; version < 8; version++) {
      const comer = await other.watcher();
      const told = early.next('lot.tick', (tick) => tick.version === version);
      const bidder = bidders[version % 2];
      if (bidder)
        expect(await bid(bidder, lotId, 47_000 + version * 1_000)).toMatchObject({ ok: true, version });
      await told;
      expect(await comer.ask('lot.watch', { lotId })).toMatchObject({
        ok: true,
        lot: { version, leaderPaddle: bidder?.enrolment.paddleNo },
        hasOlder: false,
      });
      expect(await comer.ask('auction.watch', { auctionId: auction.id })).toMatchObject({
        lots: [{ version }],
      });
    }
  });

  it('own each lot once, tell watchers of both, and hand over at once when one stops', async () => {
    const auction = await owner.openAuction({ firstBidMs: 60_000, countdownMs: 20_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    expect([holds(owner, lotId), holds(other, lotId)]).toEqual([true, false]);
    const [owners] = await database.pool.query('SELECT DISTINCT owner FROM shard_leases');
    expect(owners).toHaveLength(1);

    const far = await other.watcher();
    const ticks: LotTick[] = [];
    far.socket.on('lot.tick', (tick) => ticks.push(tick));
    expect(await far.ask('lot.watch', { lotId })).toMatchObject({ ok: true, lot: { lotId } });
    expect(await far.ask('auction.watch', { auctionId: auction.id })).toMatchObject({ ok: true });
    const board = far.next('board.tick', ({ lots }) => lots[0]?.priceFen === 5_000_000);

    const bidder = await owner.bidder(auction);
    expect(await bid(bidder, lotId, 50_000)).toMatchObject({ ok: true, version: 3 });
    await board;
    await waitUntil(() => ticks.at(-1)?.version === 3);
    expect(ticks.at(-1)).toMatchObject({ priceFen: 5_000_000, leaderPaddle: bidder.enrolment.paddleNo });

    const rival = await other.welcome(await owner.bidder(auction));
    const bidId = randomUUID();
    expect(await bid(rival, lotId, 51_000, bidId)).toEqual({
      ok: false,
      code: 'SERVER.UNAVAILABLE',
      data: { retryAfterMs: expect.any(Number) },
    });

    owner.close();
    await owner.running.stop();
    const stoppedAt = performance.now();
    expect(await bidUntilKnown(rival, lotId, 51_000, bidId)).toMatchObject({ ok: true, version: 4 });
    expect(performance.now() - stoppedAt).toBeLessThan(3_000);
    expect((await other.record(lotId)).map(({ kind }) => kind)).toEqual([
      'scheduled',
      'opened',
      'bid',
      'bid',
    ]);
    await waitUntil(() => ticks.at(-1)?.version === 4);
  });
});
