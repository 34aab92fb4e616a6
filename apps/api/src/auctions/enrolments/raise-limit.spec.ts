// A limit by deposit on the real engine and database: refused above it, raised by paying more while the lot runs, and all of it given back or kept together.
import { randomUUID } from 'node:crypto';
import type { EnrolmentView, OrderHead, OrderView } from '@haopai/contracts';
import { FindOrders } from '../../commerce/orders';
import {
  bid,
  type FloorBidder,
  holdDeposits,
  type HttpAnswer,
  payOrder,
  type RunningApp,
  aRunningApp,
  SaleFloor,
  setCeiling,
  type TestAuction,
} from '../../testing';

const DEPOSIT_FEN = 500_000;
/** So many times the deposit: ¥60,000. */
const FACTOR = 12;
const LIMIT_FEN = FACTOR * DEPOSIT_FEN;

describe('a limit by deposit', () => {
  let running: RunningApp;
  let floor: SaleFloor;
  let auction: TestAuction;

  beforeAll(async () => {
    running = await aRunningApp();
    floor = new SaleFloor(running);
  });
  beforeEach(async () => {
    auction = await floor.openAuction({ countdownMs: 600_000, lots: [{}, {}] });
    await running.pool.query('UPDATE auctions SET limit_factor = ? WHERE id = ?', [FACTOR, auction.id]);
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  const aBidder = async (): Promise<FloorBidder> => {
    const bidder = await floor.bidder(auction);
    const [rows] = await running.pool.query('SELECT citizen_id AS citizenId FROM enrolments WHERE id = ?', [
      bidder.enrolment.id,
    ]);
    const citizenId = (rows as { citizenId: number }[])[0]?.citizenId ?? 0;
    await holdDeposits(running, bidder.enrolment, { citizenId, depositFen: DEPOSIT_FEN });
    return bidder;
  };
  const lotId = (place = 0): number => auction.lots[place]?.id ?? 0;
  const raise = (by: FloorBidder, limitYuan: number, key: string = randomUUID()): Promise<HttpAnswer> => {
    const { id, entries } = by.enrolment;
    return by.http.post(
      `/api/v1/me/enrolments/${id}/entries/${entries[0]?.id ?? 0}/limit`,
      { limitFen: limitYuan * 100 },
      { 'Idempotency-Key': key },
    );
  };
  const pay = async ({ orderNo }: OrderHead): Promise<void> => {
    const [rows] = await running.pool.query('SELECT id FROM orders WHERE order_no = ?', [orderNo]);
    const order = await running.app.get(FindOrders).byId((rows as { id: number }[])[0]?.id ?? 0);
    if (order === null) throw new Error('there is no such order');
    await payOrder(running, order);
  };
  const own = async (of: FloorBidder): Promise<EnrolmentView> =>
    (await of.http.get(`/api/v1/auctions/${auction.id}/enrolments/mine`)).body as EnrolmentView;
  const orderOf = async (of: FloorBidder, { orderNo }: OrderHead): Promise<OrderView> =>
    (await of.http.get(`/api/v1/me/orders/${orderNo}`)).body as OrderView;

  it('refuses what is above it, by hand and as a maximum bid, and says how much it is', async () => {
    const [one, other] = [await aBidder(), await aBidder()];
    expect(await bid(other, lotId(), 55_000)).toMatchObject({ ok: true });
    expect(await bid(one, lotId(), 60_000)).toMatchObject({ ok: true });
    expect(await bid(other, lotId(), 61_000)).toMatchObject({
      ...{ ok: false, code: 'BID.OVER_LIMIT', data: { limitFen: LIMIT_FEN, priceFen: LIMIT_FEN } },
    });
    expect(await setCeiling(other, lotId(), 61_000)).toMatchObject({ ok: false, code: 'BID.OVER_LIMIT' });
    expect(await setCeiling(one, lotId(), 60_000)).toMatchObject({ ok: true });
  });

  it('is shown with what was paid, in the enrolment and in the room', async () => {
    const one = await aBidder();
    expect((await own(one)).entries).toMatchObject([{ depositFen: DEPOSIT_FEN, limitFen: LIMIT_FEN }]);
    expect((await own(one)).auction).toMatchObject({ limitFactor: FACTOR });
    expect((await one.http.get(`/api/v1/auctions/${auction.id}/room`)).body).toMatchObject({
      entries: [{ limitFen: LIMIT_FEN }],
    });
  });

  it('rises while the lot runs, as soon as more is paid, and the next bid goes through', async () => {
    const [one, other] = [await aBidder(), await aBidder()];
    await bid(other, lotId(), 55_000);
    await bid(one, lotId(), 60_000);
    expect(await bid(other, lotId(), 61_000)).toMatchObject({ code: 'BID.OVER_LIMIT' });
    const { status, body } = await raise(other, 66_000);
    const order = body as OrderHead;
    // Whole yuan: 66,000 / 12 = 5,500.
    expect([status, order]).toMatchObject([
      201,
      { kind: 'enrolmentDeposit', amountFen: 50_000, about: { isTopUp: true } },
    ]);
    expect(await bid(other, lotId(), 61_000)).toMatchObject({ code: 'BID.OVER_LIMIT' });
    await pay(order);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await bid(other, lotId(), 65_000)).toMatchObject({ ok: true });
    expect((await own(other)).entries).toMatchObject([
      { deposit: 'held', depositFen: DEPOSIT_FEN + 50_000, limitFen: 6_600_000 },
    ]);
    expect((await own(other)).entries).toHaveLength(1);
  });

  it('is one order at a time, once for a key, and only for more', async () => {
    const one = await aBidder();
    expect(await raise(one, 60_000)).toMatchObject({
      ...{ status: 409, body: { code: 'LIMIT.NOT_HIGHER', data: { limitFen: LIMIT_FEN } } },
    });
    const key = randomUUID();
    const { orderNo } = (await raise(one, 72_000, key)).body as OrderHead;
    expect((await raise(one, 72_000, key)).body).toMatchObject({ orderNo });
    expect(await raise(one, 80_000)).toMatchObject({ body: { code: 'LIMIT.ORDER_OPEN', data: { orderNo } } });
    const cancelled = await one.http.post(`/api/v1/me/orders/${orderNo}/cancel`, {});
    expect(cancelled.status).toBeLessThan(300);
    expect(await own(one)).toMatchObject({ state: 'paid', entries: [{ limitFen: LIMIT_FEN }] });
    expect((await raise(one, 80_000)).status).toBe(201);
  });

  it('is nobody else’s to raise, and not where there is none', async () => {
    const [one, other] = [await aBidder(), await aBidder()];
    const { id, entries } = one.enrolment;
    const path = `/api/v1/me/enrolments/${id}/entries/${entries[0]?.id ?? 0}/limit`;
    const send = (by: FloorBidder): Promise<HttpAnswer> =>
      by.http.post(path, { limitFen: 7_000_000 }, { 'Idempotency-Key': randomUUID() });
    expect(await send(other)).toMatchObject({ status: 404, body: { code: 'ENROLMENT.NOT_FOUND' } });
    await running.pool.query('UPDATE auctions SET limit_factor = NULL WHERE id = ?', [auction.id]);
    expect(await send(one)).toMatchObject({ body: { code: 'LIMIT.NONE' } });
  });

  it('goes back at once when it is paid after its entry is settled', async () => {
    const one = await aBidder();
    const order = (await raise(one, 72_000)).body as OrderHead;
    await running.pool.query('UPDATE entries SET settled_at_ms = 1 WHERE id = ?', [
      one.enrolment.entries[0]?.id,
    ]);
    await pay(order);
    expect((await orderOf(one, order)).deposits).toMatchObject([{ state: 'refunded' }]);
    expect((await orderOf(one, order)).refunds).toHaveLength(1);
    expect(await raise(one, 90_000)).toMatchObject({ body: { code: 'LIMIT.CLOSED' } });
  });
});
