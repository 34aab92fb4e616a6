// A published auction that two people postpone, on the real database: enrolments stand, their time follows, and whoever does not want to wait gets the deposit back.
import { randomUUID } from 'node:crypto';
import type { AdminStopView, LotView, OrderHead, Page } from '@haopai/contracts';
import { Deposits, FindOrders } from '../../commerce/orders';
import { RefusalError } from '../../platform/errors';
import { anAuction, anEnrolment, faultsOfBooks, payOrder, type TestAuction } from '../../testing';
import { type Enrolled, Stopping } from './testing/stopping';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe('postponing an auction before its start', () => {
  const desk = new Stopping({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
  const { ask, decide, stopped, follow, enrol, mine, unpaid, paid, watcher } = desk;
  const { hasNotice, templates, refunds, orderOf } = desk;
  let auction: TestAuction;
  let untilMs: number;

  beforeEach(async () => {
    const startsAtMs = Date.now() + DAY_MS;
    const lots = [{}, { opensAtMs: startsAtMs + MINUTE_MS }];
    auction = await anAuction(desk.running.pool, { title: '2027年第5期', startsAtMs, lots });
    untilMs = startsAtMs + 3 * DAY_MS;
  });
  afterEach(async () => {
    expect(await faultsOfBooks(desk.running.pool)).toEqual([]);
  });

  const postponed = (): Promise<AdminStopView> => stopped(auction, { kind: 'postpone', untilMs });
  const enrolmentId = async (person: Enrolled): Promise<number> => (await mine(person, auction)).id;
  const stepBack = async (person: Enrolled, id?: number) =>
    person.client.post(`/api/v1/me/enrolments/${id ?? (await enrolmentId(person))}/step-back`, {});

  it('moves the start and every opening with it, and says so to everybody', async () => {
    await postponed();
    expect(await desk.auction(auction)).toMatchObject({
      ...{ state: 'coming', startsAtMs: untilMs },
      stop: { kind: 'postpone', untilMs, wasMs: auction.startsAtMs, reason: '系统检修' },
    });
    const { body } = await desk.running.client().get(`/api/v1/auctions/${auction.id}/lots`);
    expect((body as Page<LotView>).items).toMatchObject([
      { opensAtMs: untilMs, phase: 'waiting' },
      { opensAtMs: untilMs + MINUTE_MS, phase: 'waiting' },
    ]);
  });

  it('keeps enrolments; those that are not paid have the time that they were given', async () => {
    const [bidder, slow] = [await paid(auction), await unpaid(auction)];
    const { dueAtMs } = await mine(slow, auction);
    const { paddleNo, accessCode } = await mine(bidder, auction);
    await postponed();
    await follow();
    expect(await mine(bidder, auction)).toMatchObject({ state: 'paid', paddleNo, accessCode });
    expect(await mine(slow, auction)).toMatchObject({ state: 'unpaid', dueAtMs });
    await payOrder(desk.running, await orderOf(slow, auction));
    expect(await mine(slow, auction)).toMatchObject({ state: 'paid' });
    expect((await enrol(await desk.aPerson(), auction)).status).toBe(201);
  });

  it('gives an order that the old start had cut short its whole time, and no more', async () => {
    const slow = await unpaid(auction);
    const { createdAtMs, dueAtMs } = await orderOf(slow, auction);
    expect(Math.abs(dueAtMs - createdAtMs - 30 * MINUTE_MS)).toBeLessThan(MINUTE_MS);
    // As if it had been made ten minutes before the start.
    await desk.running.pool.query(
      `UPDATE orders JOIN order_events events ON events.order_id = orders.id AND events.version = 1
       SET orders.due_at_ms = :at, orders.created_at_ms = :made, events.body = JSON_SET(events.body, '$.terms.dueAtMs', :at)
       WHERE orders.order_no = :no`
        .replaceAll(':at', String(auction.startsAtMs))
        .replace(':made', String(auction.startsAtMs - 10 * MINUTE_MS))
        .replace(':no', '?'),
      [(await orderOf(slow, auction)).orderNo],
    );
    await postponed();
    await follow();
    expect((await mine(slow, auction)).dueAtMs).toBe(auction.startsAtMs + 20 * MINUTE_MS);
  });

  it('lets whoever has paid step back before the new start, and gives the deposits back', async () => {
    const bidder = await paid(auction);
    expect(await stepBack(bidder)).toMatchObject({ status: 409, body: { code: 'ENROLMENT.STANDS' } });
    await postponed();
    const { paddleNo, accessCode } = await mine(bidder, auction);
    const id = await enrolmentId(bidder);
    expect(await stepBack(bidder)).toMatchObject({ status: 200, body: { id, state: 'cancelled' } });
    expect((await stepBack(bidder, id)).status).toBe(200);
    expect(await refunds(bidder)).toEqual([{ why: 'steppedBack', amount_fen: 500_000 }]);
    const room = `/api/v1/auctions/${auction.id}/room`;
    expect(await bidder.client.post(room, { paddleNo, accessCode })).toMatchObject({
      body: { code: 'ROOM.REFUSED' },
    });
    expect((await enrol(bidder, auction)).status).toBe(201);
    expect(await stepBack(await paid(auction), id)).toMatchObject({ status: 404 });
  });

  it('gives the number of whom has stepped back to nobody else', async () => {
    await paid(auction);
    const last = await paid(auction);
    await postponed();
    const { paddleNo } = await mine(last, auction);
    expect((await stepBack(last)).status).toBe(200);
    const next = await paid(auction);
    expect((await mine(next, auction)).paddleNo).toBe((paddleNo ?? 0) + 1);
  });

  it('lets nobody step back whose paddle is disqualified, and so come again under another number', async () => {
    const bidder = await paid(auction);
    await postponed();
    const { paddleNo } = await mine(bidder, auction);
    const { pool } = desk.running;
    await pool.query(
      `INSERT INTO control_acts (act_id, auction_id, kind, paddle_no, reason, lots, staff_id, staff_name, at_ms)
       VALUES (?, ?, 'disqualify', ?, '串通', '[]', 1, 'x', 1)`,
      [`act-${auction.id}`, auction.id, paddleNo],
    );
    await pool.query(
      `INSERT INTO disqualifications (auction_id, paddle_no, act_id, reason, at_ms, told_at_ms) VALUES (?, ?, ?, '串通', 1, 1)`,
      [auction.id, paddleNo, `act-${auction.id}`],
    );
    expect(await stepBack(bidder)).toMatchObject({
      status: 409,
      body: { code: 'ENROLMENT.DISQUALIFIED', data: { reason: '串通' } },
    });
    expect(await refunds(bidder)).toEqual([]);
    expect(await enrol(bidder, auction)).toMatchObject({ status: 409 });
  });

  it('lets nobody step back twice at once, nor once it has started', async () => {
    const bidder = await paid(auction);
    await postponed();
    const id = await enrolmentId(bidder);
    await Promise.all([stepBack(bidder, id), stepBack(bidder, id), stepBack(bidder, id)]);
    expect(await refunds(bidder)).toHaveLength(1);
    const late = await paid(auction);
    await desk.running.pool.query('UPDATE auctions SET starts_at_ms = 1 WHERE id = ?', [auction.id]);
    expect(await stepBack(late)).toMatchObject({ body: { code: 'ENROLMENT.STANDS' } });
  });

  it('gives back what was paid while somebody steps back, too', async () => {
    const bidder = await paid(auction);
    await postponed();
    const id = await enrolmentId(bidder);
    await desk.running.pool.query('UPDATE auctions SET limit_factor = 10 WHERE id = ?', [auction.id]);
    const [entry] = (await mine(bidder, auction)).entries;
    const raised = await bidder.client.post(
      `/api/v1/me/enrolments/${id}/entries/${entry?.entryId}/limit`,
      { limitFen: 6_000_000 },
      { 'Idempotency-Key': randomUUID() },
    );
    const { orderNo } = raised.body as OrderHead;
    const order = await desk.running.app.get(FindOrders).own(bidder.citizen.id, orderNo);
    if (order instanceof RefusalError) throw order;
    const deposits = desk.running.app.get(Deposits);
    const refund = deposits.refund.bind(deposits);
    // Between the deposits that were found and the lock of the enrolment.
    deposits.refund = async (...asked) => {
      deposits.refund = refund;
      const refunded = await refund(...asked);
      await payOrder(desk.running, order);
      return refunded;
    };
    expect(await stepBack(bidder, id)).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect(await refunds(bidder)).toEqual([
      { why: 'steppedBack', amount_fen: 500_000 },
      { why: 'steppedBack', amount_fen: 100_000 },
    ]);
  });

  it('tells bidders and watchers of the new time, and reminds them anew before it', async () => {
    const [bidder, onlooker] = [await unpaid(auction), await watcher(auction)];
    const given = { auctionId: auction.id, citizenId: (await desk.aPerson()).citizen.id };
    const reminded = await anEnrolment(desk.running.pool, given);
    await desk.running.pool.query('UPDATE enrolments SET reminded_at_ms = 1 WHERE id = ?', [reminded.id]);
    await postponed();
    await follow();
    for (const person of [bidder, onlooker]) await hasNotice(person, 'auctionPostponed');
    expect(await templates(bidder)).toEqual(['auctionPostponed']);
    const [rows] = await desk.running.pool.query('SELECT reminded_at_ms FROM enrolments WHERE id = ?', [
      reminded.id,
    ]);
    expect(rows).toMatchObject([{ reminded_at_ms: null }]);
  });

  it('is to a later time, and not in the last minutes: engines have read the lots by then', async () => {
    for (const wrong of [auction.startsAtMs, auction.startsAtMs + 365 * DAY_MS, undefined])
      expect(await ask(desk.clerk, auction, { kind: 'postpone', untilMs: wrong })).toMatchObject({
        status: 409,
        body: { code: 'STOP.TIME_REFUSED' },
      });
    const soon = await anAuction(desk.running.pool, { startsAtMs: Date.now() + 5 * MINUTE_MS });
    expect(
      await ask(desk.clerk, soon, { kind: 'postpone', untilMs: soon.startsAtMs + HOUR_MS }),
    ).toMatchObject({ status: 409, body: { code: 'STOP.TOO_LATE' } });
  });

  it('is refused when a drill would lie too near, and nothing has changed then', async () => {
    const drill = await anAuction(desk.running.pool, { startsAtMs: untilMs, depositFen: 0 });
    await desk.running.pool.query('UPDATE auctions SET settled_at_ms = 1, is_drill = 1 WHERE id = ?', [
      drill.id,
    ]);
    const stop = (await ask(desk.clerk, auction, { kind: 'postpone', untilMs })).body as AdminStopView;
    expect(await decide(desk.auctioneer, stop, 'confirm')).toMatchObject({
      status: 409,
      body: { code: 'AUCTION.NEAR_DRILL', data: { auctionId: drill.id } },
    });
    expect(await desk.auction(auction)).toMatchObject({ startsAtMs: auction.startsAtMs, stop: null });
    await desk.running.pool.query('UPDATE auctions SET ended_at_ms = 1 WHERE id = ?', [drill.id]);
  });

  it('can be postponed once more, and cancelled afterwards', async () => {
    const bidder = await paid(auction);
    await postponed();
    await stopped(auction, { kind: 'postpone', untilMs: untilMs + DAY_MS });
    expect(await desk.auction(auction)).toMatchObject({
      stop: { wasMs: untilMs, untilMs: untilMs + DAY_MS },
    });
    await stopped(auction);
    await follow();
    await desk.settle(auction);
    expect(await refunds(bidder)).toEqual([{ why: 'auctionCancelled', amount_fen: 500_000 }]);
  });
});
