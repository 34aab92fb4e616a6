// Instances with a part each (HAOPAI_ROLE): an edge has sockets and REST and no lots, an engine has lots and no door.
import {
  aDatabase,
  aRunningApp,
  bid,
  LiveClient,
  type RunningApp,
  SaleFloor,
  type ThrowAwayDatabase,
  holdsLot,
  shardsHeldBy,
} from '../../testing';

describe('an edge and an engine', () => {
  let database: ThrowAwayDatabase;
  let engine: RunningApp;
  let edge: SaleFloor;

  beforeAll(async () => {
    database = await aDatabase();
    const variables = { HAOPAI_REDIS_PREFIX: `haopai-test-roles-${process.pid}:` };
    edge = new SaleFloor(await aRunningApp({ ...variables, HAOPAI_ROLE: 'edge' }, database));
    // A clock that is wrong by two seconds is measured away.
    engine = await aRunningApp(
      { ...variables, HAOPAI_ROLE: 'engine', HAOPAI_CLOCK_SKEW_MS: '2000' },
      database,
    );
  });
  afterAll(async () => {
    edge.close();
    await edge.running.stop();
    await engine.stop();
    await database.drop();
  });

  it('sell a lot together: bids come in at one and are judged at the other', async () => {
    expect([edge.running, engine].map(shardsHeldBy)).toEqual([0, 64]);
    const auction = await edge.openAuction({ firstBidMs: 600_000, countdownMs: 5_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const [anna, bo] = [await edge.bidder(auction), await edge.bidder(auction)];
    expect(await bid(anna, lotId, 50_000)).toMatchObject({ ok: true, priceFen: 5_000_000 });
    expect(await bid(bo, lotId, 51_000)).toMatchObject({ ok: true, priceFen: 5_100_000 });
    expect([edge.running, engine].map((running) => holdsLot(running, lotId))).toEqual([false, true]);
    await edge.untilPhase(lotId, 'sold');
    const [sold, last] = (await edge.record(lotId)).toReversed();
    expect(sold).toMatchObject({ kind: 'sold', paddleNo: bo.enrolment.paddleNo });
    expect(sold?.atMs).toBeGreaterThanOrEqual(last?.endsAtMs ?? 0);
    expect(await bid(anna, lotId, 52_000)).toMatchObject({ ok: false, code: 'BID.TOO_LATE' });
  });

  it('keep the engine’s door shut to all but those who look after it', async () => {
    const client = engine.client();
    expect(await client.get('/api/health/ready')).toMatchObject({ status: 200 });
    expect(await client.get('/api/v1/auctions')).toMatchObject({ status: 404 });
    await expect(LiveClient.connect(engine.url)).rejects.toThrow();
  });
});
