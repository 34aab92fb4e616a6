// Proxy bids over two instances: ordered and looked at from either, and taken along when a lot changes hands.
import { randomUUID } from 'node:crypto';
import { SHARD_COUNT } from '@haopai/engine';
import {
  aDatabase,
  aRunningApp,
  bid,
  cancelCeiling,
  type FloorBidder,
  SaleFloor,
  setCeiling,
  type ThrowAwayDatabase,
  waitUntil,
  holdsLot,
  shardsHeldBy,
} from '../../testing';

describe('a proxy bid over two instances', () => {
  let database: ThrowAwayDatabase;
  let one: SaleFloor;
  let two: SaleFloor;
  const variables = {
    HAOPAI_RATE_LIMIT: 'off',
    HAOPAI_REDIS_PREFIX: `haopai-test-proxy-two-${process.pid}:`,
  };

  beforeAll(async () => {
    database = await aDatabase();
    one = new SaleFloor(await aRunningApp(variables, database));
    two = new SaleFloor(await aRunningApp(variables, database));
    await waitUntil(() => [one, two].every(({ running }) => shardsHeldBy(running) === SHARD_COUNT / 2));
  });
  afterAll(async () => {
    for (const floor of [one, two]) floor.close();
    await two.running.stop();
    await database.drop();
  });

  const holds = (floor: SaleFloor, lotId: number): boolean => holdsLot(floor.running, lotId);

  const lots = Array.from({ length: 6 }, () => ({}));

  /** What the bidder is told of their own ceiling at one of the instances, by the socket and over REST. */
  const ownAt = async (floor: SaleFloor, bidder: FloorBidder, lotId: number): Promise<readonly unknown[]> => {
    const { live, http } = await floor.welcome(bidder);
    let snapshot = await live.ask('lot.watch', { lotId });
    // Left out where looking it up would have kept the watcher waiting.
    await waitUntil(async () => {
      if (!('ownCeiling' in snapshot)) snapshot = await live.ask('lot.watch', { lotId });
      return 'ownCeiling' in snapshot;
    });
    const answer = await fetch(`${floor.running.url}/api/v1/lots/${lotId}/proxy`, {
      headers: { Cookie: http.cookieHeader },
    });
    const { ceiling } = (await answer.json()) as { ceiling: unknown };
    return ['ownCeiling' in snapshot ? snapshot.ownCeiling : undefined, ceiling];
  };

  it('is set, answered again, shown and cancelled at either, whichever holds the lot', async () => {
    const auction = await one.openAuction({ firstBidMs: 600_000, countdownMs: 600_000, lots });
    await waitUntil(() => auction.lots.every(({ id }) => holds(one, id) !== holds(two, id)));
    expect(new Set(auction.lots.map(({ id }) => holds(one, id)))).toEqual(new Set([true, false]));
    for (const { id: lotId } of auction.lots) {
      const bidder = await one.bidder(auction);
      const rival = await one.bidder(auction);
      const [here, there] = [bidder, await two.welcome(bidder)];
      const proxyId = randomUUID();
      const receipt = await setCeiling(here, lotId, 60_000, { proxyId });
      expect(receipt).toMatchObject({ ok: true, version: 3, ceilingFen: 6_000_000 });
      expect(await setCeiling(there, lotId, 60_000, { proxyId })).toEqual(receipt);
      expect(await setCeiling(there, lotId, 61_000, { proxyId })).toMatchObject({
        ok: false,
        code: 'IDEMPOTENCY.MISMATCH',
      });
      for (const floor of [one, two]) {
        const seen = { ceilingFen: 6_000_000, entryId: bidder.enrolment.entries[0]?.id };
        expect(await ownAt(floor, bidder, lotId)).toMatchObject([seen, seen]);
        expect(await ownAt(floor, rival, lotId)).toEqual([null, null]);
      }
      expect(await bid(await two.welcome(rival), lotId, 53_000)).toMatchObject({ ok: true, version: 5 });
      await waitUntil(async () => (await two.lot(lotId)).priceFen === 5_400_000);
      expect(await cancelCeiling(there, lotId)).toMatchObject({ ok: true, version: 7 });
      expect(await ownAt(one, bidder, lotId)).toEqual([null, null]);
    }
  });

  it('goes on with whoever takes the lot over, and can be looked at when nobody holds it any more', async () => {
    const auction = await one.openAuction({ firstBidMs: 600_000, countdownMs: 10_000, lots });
    await waitUntil(() => auction.lots.some(({ id }) => holds(one, id)));
    const lotId = auction.lots.find(({ id }) => holds(one, id))?.id ?? 0;
    const bidder = await one.bidder(auction);
    const rival = await two.welcome(await one.bidder(auction));
    expect(await setCeiling(bidder, lotId, 60_000)).toMatchObject({ ok: true });
    one.close();
    await one.running.stop();
    expect(await bid(rival, lotId, 53_000)).toMatchObject({ ok: true });
    await waitUntil(async () => (await two.lot(lotId)).priceFen === 5_400_000);
    const own = { ceilingFen: 6_000_000, entryId: bidder.enrolment.entries[0]?.id };
    expect(await ownAt(two, bidder, lotId)).toMatchObject([own, own]);
    await two.untilPhase(lotId, 'sold');
    expect(await ownAt(two, bidder, lotId)).toMatchObject([own, own]);
    expect((await two.record(lotId)).map(({ kind }) => kind)).toEqual([
      'scheduled',
      'opened',
      'ceilingSet',
      'bid',
      'bid',
      'bid',
      'sold',
    ]);
  });
});
