// A real Redis that is killed in a sale and comes back with nothing: bidders inside go on at every instance, and whoever has to log in again finds their room by paddle and code.
import { RoomPasses } from '../../auctions/enrolments';
import { REDIS, type Redis } from '../../platform/redis';
import {
  aCitizen,
  aDatabase,
  anEnrolment,
  aRunningApp,
  bid,
  bidUntilKnown,
  canStartRedis,
  holdsLot,
  LiveClient,
  SaleFloor,
  shardsHeldBy,
  type ThrowAwayDatabase,
  waitUntil,
  WipeableRedis,
} from '../../testing';

(canStartRedis ? describe : describe.skip)('a Redis that has lost all it had', () => {
  let database: ThrowAwayDatabase;
  let redis: WipeableRedis;
  let floor: SaleFloor;
  let other: SaleFloor;

  beforeAll(async () => {
    database = await aDatabase();
    redis = await WipeableRedis.start();
    const variables = { HAOPAI_REDIS_URL: redis.url, HAOPAI_REDIS_PREFIX: 'haopai-wiped:' };
    floor = new SaleFloor(await aRunningApp(variables, database));
    other = new SaleFloor(await aRunningApp(variables, database));
    await waitUntil(() => shardsHeldBy(floor.running) === shardsHeldBy(other.running));
  });
  afterAll(async () => {
    for (const at of [other, floor]) {
      at.close();
      await at.running.stop();
    }
    await redis.remove();
    await database.drop();
  });

  const isRedisReady = (isReady: boolean): Promise<void> =>
    waitUntil(() => [floor, other].every(({ running }) => running.app.get<Redis>(REDIS).isReady === isReady));
  const sessionIdOf = (cookies: string): string =>
    decodeURIComponent(cookies).split('=s:')[1]?.split('.')[0] ?? '';

  it('keeps nobody from bidding who is inside, and lets in again whoever is not', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000, lots: [{}, {}, {}, {}, {}, {}] });
    const heldAt = ({ running }: SaleFloor): number =>
      auction.lots.find(({ id }) => holdsLot(running, id))?.id ?? 0;
    const [nearLotId, farLotId] = [heldAt(floor), heldAt(other)];
    const [anna, eva] = [await floor.bidder(auction), await floor.bidder(auction)];
    const [bo, finn] = [await floor.bidder(auction), await floor.bidder(auction)];
    // By socket only: no cookie of theirs says that they have entered.
    expect(await bid(anna, nearLotId, 50_000)).toMatchObject({ ok: true });
    expect(await bid(bo, farLotId, 50_000)).toMatchObject({ ok: true });
    // In the room, logged in, and without a socket; and one who is locked out in the worst moment.
    const cleo = await aCitizen(database.pool);
    const { paddleNo, accessCode } = await anEnrolment(database.pool, {
      ...{ auctionId: auction.id, citizenId: cleo.id },
    });
    const room = `/api/v1/auctions/${auction.id}/room`;
    const before = await floor.running.clientOf(cleo);
    expect(await before.post(room, { paddleNo, accessCode })).toMatchObject({ status: 200 });
    const dora = await aCitizen(database.pool);
    const locked = await LiveClient.connect(floor.running.url, await floor.running.clientOf(dora));

    await redis.kill();
    await isRedisReady(false);
    expect(await bid(eva, nearLotId, 51_000)).toMatchObject({ ok: true });
    expect(await before.get('/api/v1/me')).toMatchObject({ status: 503 });
    await database.pool.query('UPDATE citizens SET locked_at_ms = 1 WHERE id = ?', [dora.id]);
    const out = locked.next('session.ended');
    redis.begin();
    await isRedisReady(true);

    // At the instance of the lot, and at the other one.
    expect(await bidUntilKnown(anna, nearLotId, 52_000)).toMatchObject({ ok: true });
    expect(await bidUntilKnown(finn, farLotId, 51_000)).toMatchObject({ ok: true });
    expect(await out).toEqual({ reason: 'expired' });
    for (const { http } of [anna, eva, bo, finn])
      await waitUntil(async () => (await http.get('/api/v1/me')).status === 200);
    // A page that is loaded anew comes to any instance, and is still inside.
    const again = await other.welcome(bo);
    const passes = floor.running.app.get(RoomPasses);
    const shown = { sessionId: sessionIdOf(bo.http.cookieHeader), citizenId: 0 };
    expect(await passes.find(shown, auction.id)).toBe(bo.enrolment.id);
    await waitUntil(async () => (await bid(again, farLotId, 52_000)).ok);

    expect(await before.get('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'SESSION.MISSING' } });
    const http = await other.running.clientOf(cleo);
    expect(await http.post(room, { paddleNo, accessCode })).toMatchObject({ status: 200 });
    expect(await http.get(room)).toMatchObject({ status: 200, body: { paddleNo } });
  });
});
