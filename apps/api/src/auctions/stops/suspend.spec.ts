// An auction that two people suspend while it runs: its lots stand still, also those that wait, and go on by themselves with the time that was left.
import { faultsOfBooks, bid, type FloorBidder, SaleFloor, type TestAuction, waitUntil } from '../../testing';
import { BringStops } from './bring-stops';
import { Stopping } from './testing/stopping';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const COUNTDOWN_MS = 10 * MINUTE_MS;

describe('suspending an auction', () => {
  const desk = new Stopping({ HAOPAI_RATE_LIMIT: 'off' });
  let floor: SaleFloor;
  let auction: TestAuction;
  let bidder: FloorBidder;

  beforeAll(() => {
    floor = new SaleFloor(desk.running);
  });
  afterAll(() => floor.close());
  beforeEach(async () => {
    auction = await floor.auction({
      ...{ firstBidMs: COUNTDOWN_MS, countdownMs: COUNTDOWN_MS },
      lots: [{}, {}, { opensAtMs: Date.now() + HOUR_MS }],
    });
    await floor.untilPhase(lotId(0), 'fiveMinutes');
    await floor.untilPhase(lotId(1), 'fiveMinutes');
    bidder = await floor.bidder(auction);
    expect(await bid(bidder, lotId(0), 50_000)).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    expect(await faultsOfBooks(desk.running.pool)).toEqual([]);
  });

  const lotId = (place: number): number => auction.lots[place]?.id ?? 0;
  const bring = (): Promise<void> => desk.running.app.get(BringStops, { strict: false }).look();
  const suspended = async (untilMs = Date.now() + HOUR_MS): Promise<void> => {
    await desk.stopped(auction, { kind: 'suspend', reason: '系统检修', untilMs });
    for (const place of [0, 1, 2]) await floor.untilPhase(lotId(place), 'paused');
  };
  /** As if its time had come. */
  const letTimePass = async (): Promise<void> => {
    await desk.running.pool.query(
      `UPDATE auction_stops SET until_ms = 1 WHERE auction_id = ? AND kind = 'suspend'`,
      [auction.id],
    );
    await waitUntil(async () => {
      await bring();
      return (await desk.auction(auction)).stop === null;
    });
  };
  const pause = (by: string, lot: number, act: 'pause' | 'resume') =>
    desk.auctioneer.post(
      `/api/v1/admin/auctions/${auction.id}/control/acts`,
      { act, lotId: lot, reason: '核对' },
      { 'Idempotency-Key': by },
    );

  it('freezes lots that run, and those that wait with their whole first countdown; nobody bids meanwhile', async () => {
    await suspended();
    expect(await floor.lot(lotId(0))).toMatchObject({ reason: '系统检修', priceFen: 5_000_000 });
    expect(await floor.lot(lotId(2))).toMatchObject({ remainingMs: COUNTDOWN_MS });
    expect(await bid(bidder, lotId(0), 51_000)).toMatchObject({ ok: false, code: 'LOT.PAUSED' });
    expect(await desk.auction(auction)).toMatchObject({ state: 'live', stop: { kind: 'suspend' } });
  });

  it('lets them go on by themselves at the time that was named, with what was left and a countdown at least', async () => {
    await suspended();
    await letTimePass();
    await floor.untilPhase(lotId(0), 'oneMinute');
    await floor.untilPhase(lotId(1), 'fiveMinutes');
    await floor.untilPhase(lotId(2), 'fiveMinutes');
    const { endsAtMs } = await floor.lot(lotId(2));
    expect((endsAtMs ?? 0) - Date.now()).toBeGreaterThan(COUNTDOWN_MS - MINUTE_MS);
    const other = await floor.bidder(auction);
    expect(await bid(other, lotId(0), 51_000)).toMatchObject({ ok: true });
    const paused = (await floor.record(lotId(2))).find(({ kind }) => kind === 'paused');
    expect(paused).toMatchObject({ reason: '系统检修' });
  });

  it('goes on at another time when two say so, and not by one; what was paused before stays paused', async () => {
    await pause('5f0f3b43-9f3e-4f0b-8f53-3c9b4a6f1a01', lotId(1), 'pause');
    await floor.untilPhase(lotId(1), 'paused');
    await suspended();
    expect(await pause('5f0f3b43-9f3e-4f0b-8f53-3c9b4a6f1a02', lotId(0), 'resume')).toMatchObject({
      status: 409,
      body: { code: 'CONTROL.SUSPENDED' },
    });
    await suspended(Date.now() + 2 * HOUR_MS);
    await letTimePass();
    await floor.untilPhase(lotId(0), 'oneMinute');
    expect(await floor.lot(lotId(1))).toMatchObject({ phase: 'paused', reason: '核对' });
    expect((await pause('5f0f3b43-9f3e-4f0b-8f53-3c9b4a6f1a03', lotId(1), 'resume')).status).toBe(200);
  });

  it('can be cancelled while it is suspended', async () => {
    await suspended();
    await desk.stopped(auction, { reason: '不再举行' });
    for (const place of [0, 1, 2]) await floor.untilPhase(lotId(place), 'withdrawn');
    await waitUntil(async () => (await desk.auction(auction)).state === 'past');
  });

  it('is of the last minutes before the start and of what runs, and until a time to come', async () => {
    const far = await floor.auction({ startsAtMs: Date.now() + 24 * HOUR_MS });
    const until = { kind: 'suspend', untilMs: Date.now() + 48 * HOUR_MS } as const;
    expect(await desk.ask(desk.clerk, far, until)).toMatchObject({ body: { code: 'STOP.TOO_EARLY' } });
    for (const untilMs of [Date.now(), Date.now() + 60 * 24 * HOUR_MS])
      expect(await desk.ask(desk.clerk, auction, { kind: 'suspend', untilMs })).toMatchObject({
        body: { code: 'STOP.TIME_REFUSED' },
      });
  });
});
