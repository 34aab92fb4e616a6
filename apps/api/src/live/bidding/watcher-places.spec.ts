// Those who only look have so many sockets and no more; whoever has a room pass is always given one. On real sockets.
import { aCitizen, anEnrolment, aRunningApp, bid, LiveClient, SaleFloor, waitUntil } from '../../testing';

const WATCHERS = 2;

describe('the places of watchers', () => {
  let floor: SaleFloor;

  beforeEach(async () => {
    floor = new SaleFloor(
      await aRunningApp({ HAOPAI_WATCHERS_MAX: String(WATCHERS), HAOPAI_RATE_LIMIT: 'off' }),
    );
  });
  afterEach(async () => {
    floor.close();
    await floor.running.stop();
  });

  const full = {
    message: 'WATCH.FULL',
    data: { code: 'WATCH.FULL', data: { retryAfterMs: expect.any(Number) } },
  };
  const fill = (): Promise<LiveClient[]> =>
    Promise.all(Array.from({ length: WATCHERS }, () => floor.watcher()));

  it('are refused to strangers when all are taken, with a code, and free again when one leaves', async () => {
    const [first] = await fill();
    await expect(floor.watcher()).rejects.toMatchObject(full);
    first?.close();
    await waitUntil(() =>
      floor.watcher().then(
        () => true,
        () => false,
      ),
    );
    await expect(floor.watcher()).rejects.toMatchObject(full);
  });

  it('are refused to a citizen who is in no room, and open as soon as they have entered one', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const citizen = await aCitizen(floor.running.pool);
    const enrolment = await anEnrolment(floor.running.pool, { auctionId: auction.id, citizenId: citizen.id });
    const http = await floor.running.clientOf(citizen);
    await fill();
    await expect(floor.watcher(http)).rejects.toMatchObject(full);

    const { paddleNo, accessCode } = enrolment;
    expect(await http.post(`/api/v1/auctions/${auction.id}/room`, { paddleNo, accessCode })).toMatchObject({
      status: 200,
    });
    const live = await floor.watcher(http);
    const lotId = auction.lots[0]?.id ?? 0;
    expect(await bid({ http, live, enrolment }, lotId, 50_000)).toMatchObject({ ok: true });
    await expect(floor.watcher()).rejects.toMatchObject(full);
  });

  it('are none of a bidder’s: who enters over the socket gives the place back, and comes again without one', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const bidder = await floor.bidder(auction);
    await fill();
    bidder.live.close();
    expect((await floor.welcome(bidder)).live.isConnected).toBe(true);
    await expect(floor.watcher()).rejects.toMatchObject(full);
  });

  it('are not got with a pass that the site did not sign for this session', async () => {
    await fill();
    const http = await floor.running.clientOf(await aCitizen(floor.running.pool));
    const mac = 'A'.repeat(43);
    const forged = `${http.cookieHeader}; haopai.room.1=1.1.1.${Date.now() + 60_000}.${mac}`;
    await expect(LiveClient.connect(floor.running.url, undefined, { Cookie: forged })).rejects.toMatchObject(
      full,
    );
  });
});
