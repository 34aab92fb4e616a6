// An auction that is cancelled while it runs: its open lots are withdrawn by their own journals, what was sold stays sold, and the auction ends.
import { randomUUID } from 'node:crypto';
import { faultsOfBooks, bid, type FloorBidder, SaleFloor, type TestAuction, waitUntil } from '../../testing';
import { Stopping } from './testing/stopping';

describe('cancelling an auction that runs', () => {
  const desk = new Stopping({ HAOPAI_RATE_LIMIT: 'off' });
  let floor: SaleFloor;
  let auction: TestAuction;
  let bidder: FloorBidder;

  beforeAll(() => {
    floor = new SaleFloor(desk.running);
  });
  afterAll(() => floor.close());
  beforeEach(async () => {
    auction = await floor.openAuction({ firstBidMs: 600_000, countdownMs: 600_000, lots: [{}, {}] });
    bidder = await floor.bidder(auction);
  });

  const lotId = (place: number): number => auction.lots[place]?.id ?? 0;

  it('takes two: one who withdraws all lots in the control room would do the same alone', async () => {
    const acts = `/api/v1/admin/auctions/${auction.id}/control/acts`;
    const withdrawal = { act: 'withdraw', reason: '停电' };
    expect(await desk.auctioneer.post(acts, withdrawal, { 'Idempotency-Key': randomUUID() })).toMatchObject({
      status: 409,
      body: { code: 'CONTROL.TAKES_TWO' },
    });
    expect(await floor.lot(lotId(0))).toMatchObject({ phase: 'fiveMinutes' });
  });

  it('withdraws every lot that has not ended, with the reason, and ends the auction', async () => {
    expect(await bid(bidder, lotId(0), 50_000)).toMatchObject({ ok: true });
    await desk.stopped(auction, { reason: '停电' });
    for (const place of [0, 1]) {
      await floor.untilPhase(lotId(place), 'withdrawn');
      expect(await floor.lot(lotId(place))).toMatchObject({ reason: '停电' });
    }
    await waitUntil(async () => (await desk.auction(auction)).state === 'past');
    expect(await desk.auction(auction)).toMatchObject({ stop: { kind: 'cancel', reason: '停电' } });
    const journal = await floor.record(lotId(0));
    expect(journal.at(-1)).toMatchObject({ reason: '停电' });
    await desk.settle(auction);
    expect(await faultsOfBooks(desk.running.pool)).toEqual([]);
  });
});
