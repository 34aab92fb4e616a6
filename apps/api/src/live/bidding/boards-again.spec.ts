// A board that has not changed is not given again to whoever says which one they have.
import { aRunningApp, bid, SaleFloor, waitUntil } from '../../testing';

describe('a board that is asked for again', () => {
  let floor: SaleFloor;

  beforeAll(async () => {
    floor = new SaleFloor(await aRunningApp());
  });
  afterAll(async () => {
    floor.close();
    await floor.running.stop();
  });

  it('is not given while it is the one that they have, whole once a lot has changed, and whole to all who say none', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000, lots: [{}, {}] });
    const bidder = await floor.bidder(auction);
    const watcher = await floor.watcher();
    const auctionId = auction.id;
    const first = await watcher.ask('auction.watch', { auctionId });
    expect(first).toMatchObject({ ok: true, auction: { id: auctionId }, boardVersion: expect.any(String) });
    const { boardVersion = '' } = first as { boardVersion?: string };
    expect(await watcher.ask('auction.watch', { auctionId, boardVersion })).toEqual({
      ...{ ok: true, isUnchanged: true, boardVersion, serverMs: expect.any(Number) },
    });
    expect(await watcher.ask('auction.watch', { auctionId })).toMatchObject({ ok: true, boardVersion });

    const lotId = auction.lots[0]?.id ?? 0;
    expect(await bid(bidder, lotId, 50_000)).toMatchObject({ ok: true });
    await waitUntil(async () => {
      const again = await watcher.ask('auction.watch', { auctionId, boardVersion });
      return 'lots' in again && again.lots.some((lot) => lot.lotId === lotId && lot.priceFen !== null);
    });
  });
});
