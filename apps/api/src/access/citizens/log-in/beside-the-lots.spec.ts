// A crowd at the door holds up no bid: passwords are hashed beside the lots, and a few at a time.
import { aRunningApp, bid, type RunningApp, SaleFloor } from '../../../testing';

const AT_THE_DOOR = 90;
const BIDS = 10;

describe('while a crowd of passwords is compared', () => {
  let running: RunningApp;
  let floor: SaleFloor;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    floor = new SaleFloor(running);
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  it('bids are taken, all of them before the crowd is through', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const [one, other] = [await floor.bidder(auction), await floor.bidder(auction)];
    const lotId = auction.lots[0]?.id ?? 0;
    let through = 0;
    const crowd = Array.from({ length: AT_THE_DOOR }, async (_, nth) => {
      const order = { username: `somebody_${nth}`, password: 'a wild guess' };
      const { status } = await running.client().post('/api/v1/auth/login', order);
      through += 1;
      return status;
    });
    let yuan = 50_000;
    for (let nth = 0; nth < BIDS; nth += 1) {
      expect(await bid(nth % 2 === 0 ? one : other, lotId, yuan)).toMatchObject({ ok: true });
      yuan += 1_000;
    }
    expect(through).toBeLessThan(AT_THE_DOOR);
    expect(new Set(await Promise.all(crowd))).toEqual(new Set([401]));
  });
});
