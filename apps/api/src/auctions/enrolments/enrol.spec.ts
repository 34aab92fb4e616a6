// Enrolling on the real database: who may, until when, with which VINs, and what the paid and the unpaid deposit bring.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EnrolmentView, type OrderView, type Page, PAYS_BEFORE_CLOSE_MS } from '@haopai/contracts';
import { CarPlates } from '../../plates/registered-cars';
import { Transactions } from '../../platform/database';
import { FindOrders, type Order } from '../../commerce/orders';
import {
  aCitizen,
  aListing,
  aMobile,
  anAuction,
  aRunningApp,
  giveMobile,
  type HttpAnswer,
  type HttpClient,
  letBalanceBeDueIn,
  payOrder,
  type RunningApp,
  type TestAuction,
  type TestCitizen,
  textsTo,
  waitUntil,
} from '../../testing';
import { FindEnrolments } from './find-enrolments';
import { RefusalError } from '../../platform/errors';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** The default of the setting. */
const HELD_MS = 30 * MINUTE_MS;
let serial = 0;

/** Of a car from abroad; another one each time. */
function aVin(): string {
  serial += 1;
  return `WBA${String(serial).padStart(14, '0')}`;
}

describe('enrolling in an auction', () => {
  let running: RunningApp;
  let auction: TestAuction;
  let citizen: TestCitizen;
  let client: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
  });
  beforeEach(async () => {
    auction = await anAuction(running.pool, { startsAtMs: Date.now() + 24 * HOUR_MS });
    citizen = await aCitizen(running.pool);
    client = await running.clientOf(citizen);
  });
  afterAll(() => running.stop());

  const enrol = (
    vins: readonly string[],
    given: { by?: HttpClient; in?: TestAuction; key?: string; shares?: number } = {},
  ): Promise<HttpAnswer> =>
    (given.by ?? client).post(
      `/api/v1/auctions/${(given.in ?? auction).id}/enrolments`,
      given.shares === undefined ? { vins } : { vins, shares: given.shares },
      { 'Idempotency-Key': given.key ?? randomUUID() },
    );
  const enrolled = async (...args: Parameters<typeof enrol>): Promise<EnrolmentView> => {
    const { status, body } = await enrol(...args);
    expect([status, body]).toEqual([201, expect.anything()]);
    return body as EnrolmentView;
  };
  const mine = async (by = client, of = auction): Promise<EnrolmentView> =>
    (await by.get(`/api/v1/auctions/${of.id}/enrolments/mine`)).body as EnrolmentView;
  const orderOf = async ({ orderNo }: EnrolmentView): Promise<Order> => {
    const order = await running.app.get(FindOrders).own(citizen.id, orderNo ?? '');
    if (order instanceof RefusalError) throw order;
    return order;
  };
  const pay = async (enrolment: EnrolmentView): Promise<void> =>
    void (await payOrder(running, await orderOf(enrolment)));
  const noticesOf = async (by = client): Promise<readonly { kind: string; data: object }[]> =>
    ((await by.get('/api/v1/me/notices')).body as Page<{ kind: string; data: object }>).items;

  it('takes one VIN a share, and makes the order of the deposits, due within half an hour', async () => {
    const vins = [aVin(), aVin()];
    const beforeMs = Date.now();
    const view = await enrolled([`${vins[0]?.toLowerCase()}`, ` ${vins[1]} `]);
    expect(view).toMatchObject({
      auction: { id: auction.id, sharesMax: 10 },
      ...{ state: 'unpaid', paidAtMs: null, paddleNo: null, accessCode: null, pickUp: null },
      depositFen: 1_000_000,
      dueAtMs: expect.any(Number) as number,
      entries: vins.map((vin) => ({ vin, deposit: null, isReserved: false, lot: null })),
    });
    expect(Math.abs((view.dueAtMs ?? 0) - beforeMs - HELD_MS)).toBeLessThan(MINUTE_MS);
    expect(await mine()).toEqual(view);
    const { body } = await client.get(`/api/v1/me/orders/${view.orderNo}`);
    expect(body as OrderView).toMatchObject({
      kind: 'enrolmentDeposit',
      state: 'created',
      amountFen: 1_000_000,
      dueAtMs: view.dueAtMs,
      about: { auction: { id: auction.id }, vins },
      deposits: vins.map((vin) => ({ vin, amountFen: 500_000, state: null })),
    });
  });

  it('makes one enrolment when the same request comes again, and refuses another one under its key', async () => {
    const [key, vin] = [randomUUID(), aVin()];
    const answers = await Promise.all(Array.from({ length: 5 }, () => enrol([vin], { key })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${(body as EnrolmentView).id}`)).size).toBe(
      1,
    );
    expect(await enrol([aVin()], { key })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY.MISMATCH' },
    });
    expect(await client.post(`/api/v1/auctions/${auction.id}/enrolments`, { vins: [vin] })).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY.KEY_MISSING' },
    });
  });

  describe('once the deposits are paid', () => {
    it('gives a paddle number and an access code, by text and in the portal, with which the room opens', async () => {
      const mobile = aMobile();
      await giveMobile(running, citizen, mobile);
      await pay(await enrolled([aVin()]));
      const view = await mine();
      expect(view).toMatchObject({ state: 'paid', dueAtMs: null, entries: [{ deposit: 'held' }] });
      const { paddleNo, accessCode } = view;
      expect(paddleNo).toBeGreaterThanOrEqual(101);
      expect(accessCode).toMatch(/^\d{6}$/);

      await waitUntil(async () => (await textsTo(running, mobile)).length === 1);
      expect(await textsTo(running, mobile)).toMatchObject([
        { template: 'enrolled', language: 'zh', params: { paddle: String(paddleNo), accessCode } },
      ]);
      await waitUntil(async () => (await noticesOf()).length > 0);
      expect(await noticesOf()).toMatchObject([
        { kind: 'enrolled', data: { auctionId: auction.id, paddleNo } },
      ]);
      const room = `/api/v1/auctions/${auction.id}/room`;
      expect(await client.post(room, { paddleNo, accessCode })).toMatchObject({
        status: 200,
        body: { entries: view.entries.map(({ entryId }) => ({ entryId })) },
      });
    });

    it('opens the room to nobody with another’s paddle', async () => {
      await pay(await enrolled([aVin()]));
      const { paddleNo, accessCode } = await mine();
      const stranger = await running.clientOf(await aCitizen(running.pool));
      expect(
        await stranger.post(`/api/v1/auctions/${auction.id}/room`, { paddleNo, accessCode }),
      ).toMatchObject({ status: 403, body: { code: 'ROOM.REFUSED' } });
    });

    it('gives each a paddle of their own when all pay at the same instant', async () => {
      const orders: Order[] = [];
      for (let each = 0; each < 12; each += 1) {
        citizen = await aCitizen(running.pool);
        orders.push(await orderOf(await enrolled([aVin()], { by: await running.clientOf(citizen) })));
      }
      await Promise.all(orders.map((order) => payOrder(running, order)));
      const [rows] = await running.pool.query('SELECT paddle_no FROM enrolments WHERE auction_id = ?', [
        auction.id,
      ]);
      const paddles = (rows as { paddle_no: number }[]).map((row) => row.paddle_no).sort((a, b) => a - b);
      expect(paddles).toEqual(orders.map((_, index) => 101 + index));
    });
  });

  describe('is refused', () => {
    const refused = async (status: number, code: string, data: object, ...args: Parameters<typeof enrol>) =>
      expect(await enrol(...args)).toMatchObject({ status, body: { code, data } });

    it('after the start, and before the auction is published', async () => {
      const started = await anAuction(running.pool, { startsAtMs: Date.now() - 1_000 });
      const closed = { startsAtMs: started.startsAtMs };
      await refused(409, 'ENROLMENT.CLOSED', closed, [aVin()], { in: started });
      const draft = await anAuction(running.pool, { publishedAtMs: null, startsAtMs: Date.now() + HOUR_MS });
      await refused(404, 'AUCTION.NOT_FOUND', { auctionId: draft.id }, [aVin()], { in: draft });
    });

    it('when the deposit could not be paid before the close any more, and nothing is ordered', async () => {
      const closesAtMs = Date.now() + PAYS_BEFORE_CLOSE_MS - 1_000;
      const late = { lastAtMs: closesAtMs - PAYS_BEFORE_CLOSE_MS, closesAtMs };
      const soon = await anAuction(running.pool, { startsAtMs: closesAtMs });
      await refused(409, 'ENROLMENT.TOO_LATE_TO_PAY', late, [aVin()], { in: soon });
      await running.pool.query('UPDATE auctions SET enrolment_closes_at_ms = ? WHERE id = ?', [
        closesAtMs,
        auction.id,
      ]);
      await refused(409, 'ENROLMENT.TOO_LATE_TO_PAY', late, [aVin()]);
      expect((await client.get('/api/v1/me/orders')).body).toMatchObject({ total: 0 });
    });

    it('outside the auction’s own time for enrolments, within which the deposit is due, too', async () => {
      const setTimes = (opensAtMs: number | null, closesAtMs: number | null) =>
        running.pool.query(
          'UPDATE auctions SET enrolment_opens_at_ms = ?, enrolment_closes_at_ms = ? WHERE id = ?',
          [opensAtMs, closesAtMs, auction.id],
        );
      const nowMs = Date.now();
      await setTimes(nowMs + HOUR_MS, null);
      await refused(409, 'ENROLMENT.NOT_OPEN', { opensAtMs: nowMs + HOUR_MS }, [aVin()]);
      expect((await client.get(`/api/v1/auctions/${auction.id}`)).body).toMatchObject({
        ...{ enrolmentOpensAtMs: nowMs + HOUR_MS, enrolmentClosesAtMs: null },
      });
      await setTimes(null, nowMs - HOUR_MS);
      await refused(409, 'ENROLMENT.CLOSED', { startsAtMs: auction.startsAtMs }, [aVin()]);
      await setTimes(nowMs - HOUR_MS, nowMs + 10 * MINUTE_MS);
      expect((await orderOf(await enrolled([aVin()]))).dueAtMs).toBe(nowMs + 10 * MINUTE_MS);
    });

    it('a second time, paid or not, but not after it was cancelled', async () => {
      const first = await enrolled([aVin()]);
      await refused(409, 'ENROLMENT.EXISTS', { orderNo: first.orderNo }, [aVin()]);
      expect((await client.post(`/api/v1/me/orders/${first.orderNo}/cancel`, {})).status).toBe(200);
      expect(await mine()).toMatchObject({ id: first.id, state: 'cancelled' });
      const second = await enrolled([first.entries[0]?.vin ?? '']);
      await pay(second);
      await refused(409, 'ENROLMENT.EXISTS', { orderNo: second.orderNo }, [aVin()]);
      expect(await mine()).toMatchObject({ id: second.id, state: 'paid' });
    });

    it('with more shares than the auction gives to one, or another number than VINs', async () => {
      await running.pool.query('UPDATE auctions SET shares_max = 2 WHERE id = ?', [auction.id]);
      await refused(422, 'ENROLMENT.TOO_MANY_SHARES', { sharesMax: 2 }, [aVin(), aVin(), aVin()]);
      await refused(422, 'ENROLMENT.SHARES_DIFFER', { shares: 2, vins: 1 }, [aVin()], { shares: 2 });
      expect(await mine()).toMatchObject({ code: 'ENROLMENT.NOT_FOUND' });
    });

    it('with a VIN that is none, or twice the same', async () => {
      await refused(422, 'VIN.INVALID', { vin: 'LSVAA49J132047370' }, [aVin(), 'LSVAA49J132047370']);
      await refused(422, 'VIN.INVALID', { vin: 'short' }, ['short']);
      const vin = aVin();
      await refused(422, 'VIN.REPEATED', { vin }, [vin, vin.toLowerCase()]);
    });

    it('with a VIN that is in the auction already, until that one is cancelled', async () => {
      const vin = aVin();
      const other = await aCitizen(running.pool);
      const by = await running.clientOf(other);
      const { orderNo } = await enrolled([vin], { by });
      await refused(409, 'VIN.ENROLLED', { vin }, [aVin(), vin]);
      expect(await mine()).toMatchObject({ code: 'ENROLMENT.NOT_FOUND' });
      await by.post(`/api/v1/me/orders/${orderNo}/cancel`, {});
      await enrolled([vin]);
      const elsewhere = await anAuction(running.pool, { startsAtMs: Date.now() + HOUR_MS });
      await refused(409, 'VIN.ENROLLED', { vin, reason: 'own' }, [vin], { in: elsewhere });
    });

    it('with a VIN that has a plate', async () => {
      const vin = aVin();
      const plate = { source: 'listing', sourceId: auction.id, plateNumber: '浙G55555', vin } as const;
      await running.app
        .get(Transactions)
        .run((transaction) =>
          running.app.get(CarPlates).notePaid(transaction, { ...plate, citizenId: citizen.id }, null),
        );
      await refused(409, 'VIN.HAS_PLATE', { vin }, [vin]);
    });

    it('without a session, and without a VIN', async () => {
      await refused(401, 'SESSION.MISSING', {}, [aVin()], { by: running.client() });
      await refused(400, 'REQUEST.INVALID', {}, []);
    });
  });

  describe('when two come at once', () => {
    it('gives a VIN to one of two citizens', async () => {
      const vin = aVin();
      const clients = await Promise.all(
        Array.from({ length: 6 }, async () => running.clientOf(await aCitizen(running.pool))),
      );
      const answers = await Promise.all(clients.map((by) => enrol([vin, aVin()], { by })));
      const codes = answers.map(({ status, body }) => `${status} ${(body as { code?: string }).code ?? ''}`);
      expect(codes.sort()).toEqual(['201 ', ...Array<string>(5).fill('409 VIN.ENROLLED')]);
    });

    it('lets neither of two through who want each other’s VINs as well', async () => {
      const [one, other] = [aVin(), aVin()];
      const second = await running.clientOf(await aCitizen(running.pool));
      const answers = await Promise.all([enrol([one, other]), enrol([other, one], { by: second })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('makes one enrolment of a citizen’s two', async () => {
      const answers = await Promise.all(Array.from({ length: 6 }, () => enrol([aVin()])));
      const codes = answers.map(({ status, body }) => `${status} ${(body as { code?: string }).code ?? ''}`);
      expect(codes.sort()).toEqual(['201 ', ...Array<string>(5).fill('409 ENROLMENT.EXISTS')]);
    });
  });

  describe('that is not paid', () => {
    const startNow = async (orderNo: string | null): Promise<void> => {
      await running.pool.query('UPDATE auctions SET starts_at_ms = ? WHERE id = ?', [
        Date.now() - 1,
        auction.id,
      ]);
      // The order's journal has its own due date, as the auction had when it was made.
      await running.pool.query(
        `UPDATE order_events JOIN orders ON orders.id = order_events.order_id
         SET orders.due_at_ms = 1, order_events.body = JSON_SET(order_events.body, '$.terms.dueAtMs', 1)
         WHERE orders.order_no = ? AND order_events.version = 1`,
        [orderNo],
      );
    };

    it('lapses in time by itself: a notice says so, and neither paddle nor VIN is held', async () => {
      const { orderNo } = await enrolled([aVin()]);
      await startNow(orderNo);
      await waitUntil(async () => (await mine()).state === 'lapsed');
      expect(await mine()).toMatchObject({ dueAtMs: null, paddleNo: null, entries: [{ deposit: null }] });
      await waitUntil(async () => (await noticesOf()).length > 0);
      expect(await noticesOf()).toMatchObject([{ kind: 'enrolmentLapsed', data: { auctionId: auction.id } }]);
    });

    it('again and again makes one wait, for longer each time', async () => {
      const endOnce = async (): Promise<void> => {
        const { orderNo } = await enrolled([aVin()]);
        expect((await client.post(`/api/v1/me/orders/${orderNo}/cancel`, {})).status).toBe(200);
      };
      for (let holds = 0; holds < 3; holds += 1) await endOnce();
      const paused = async (): Promise<number> => {
        const { status, body } = await enrol([aVin()]);
        expect([status, body]).toEqual([409, expect.objectContaining({ code: 'ORDER.PAUSED' })]);
        return (body as { data: { endsAtMs: number } }).data.endsAtMs - Date.now();
      };
      expect(Math.abs((await paused()) - 15 * MINUTE_MS)).toBeLessThan(MINUTE_MS);
      const { id } = await aListing(running.pool);
      const buy = await client.post(
        `/api/v1/listings/${id}/orders`,
        { vin: aVin() },
        { 'Idempotency-Key': randomUUID() },
      );
      expect(buy).toMatchObject({ status: 409, body: { code: 'ORDER.PAUSED', data: { unpaid: 3 } } });
      await running.pool.query(
        `UPDATE orders SET closed_at_ms = closed_at_ms - ? WHERE citizen_id = ? AND state = 'cancelled'`,
        [16 * MINUTE_MS, citizen.id],
      );
      await endOnce();
      expect(Math.abs((await paused()) - 30 * MINUTE_MS)).toBeLessThan(MINUTE_MS);
    });

    it('is not let in by money that was paid after the start: it goes back', async () => {
      const later = await anAuction(running.pool, { startsAtMs: Date.now() + HOUR_MS });
      const order = await orderOf(await enrolled([aVin()], { in: later }));
      await letBalanceBeDueIn(running, order, 1_500);
      const soon = { ...later, startsAtMs: Date.now() + 1_500 };
      await running.pool.query('UPDATE auctions SET starts_at_ms = ? WHERE id = ?', [
        soon.startsAtMs,
        soon.id,
      ]);
      // Whoever waits for the order's lock comes before the expiry, which leaves alone what is locked.
      const holder = await running.pool.getConnection();
      await holder.beginTransaction();
      await holder.query('SELECT id FROM orders WHERE id = ? FOR UPDATE', [order.id]);
      await waitUntil(() => Date.now() > soon.startsAtMs + 50);
      const paid = payOrder(running, order);
      await sleep(100);
      await holder.commit();
      holder.release();
      await paid;

      expect(await mine(client, soon)).toMatchObject({
        ...{ state: 'lapsed', paddleNo: null, accessCode: null },
        entries: [{ deposit: 'refunded' }],
      });
      expect((await client.get(`/api/v1/me/orders/${order.orderNo}`)).body).toMatchObject({
        state: 'refunding',
        refunds: [{ amountFen: 500_000 }],
      });
      await waitUntil(async () => (await noticesOf()).length > 0);
      expect(await noticesOf()).toMatchObject([{ kind: 'enrolledTooLate', data: { auctionId: soon.id } }]);
    });
  });

  it('is seen by its citizen alone, the newest first', async () => {
    const first = await enrolled([aVin()]);
    const later = await anAuction(running.pool, { startsAtMs: Date.now() + HOUR_MS });
    const second = await enrolled([aVin()], { in: later });
    const { body } = await client.get('/api/v1/me/enrolments?size=1');
    expect(body).toMatchObject({ total: 2, page: 1, size: 1, items: [{ id: second.id }] });
    const pageTwo = await client.get('/api/v1/me/enrolments?size=1&page=2');
    expect(pageTwo.body).toMatchObject({ items: [first] });
    const stranger = await running.clientOf(await aCitizen(running.pool));
    expect((await stranger.get('/api/v1/me/enrolments')).body).toMatchObject({ total: 0, items: [] });
    expect(await mine(stranger)).toMatchObject({ code: 'ENROLMENT.NOT_FOUND' });
    expect(await stranger.get(`/api/v1/me/enrolments/${first.id}/calendar`)).toMatchObject({
      status: 404,
      body: { code: 'ENROLMENT.NOT_FOUND' },
    });
    const { id } = citizen;
    expect(await running.app.get(FindEnrolments).own({ citizenId: id + 1 }, first.id)).toBeInstanceOf(
      RefusalError,
    );
  });

  it('says of a VIN while it is typed whether it can be used', async () => {
    const vin = aVin();
    const check = async (typed: string) =>
      (await client.get(`/api/v1/auctions/${auction.id}/vins/${encodeURIComponent(typed)}`)).body;
    expect(await check(vin.toLowerCase())).toEqual({
      vin,
      isValid: true,
      isWarning: true,
      isFree: true,
      refusal: null,
    });
    expect(await check('1M8GDM9AXKP042788')).toMatchObject({ isValid: true, isWarning: false, isFree: true });
    expect(await check('LSVAA49J13')).toEqual({
      vin: 'LSVAA49J13',
      isValid: false,
      isWarning: false,
      isFree: false,
      refusal: null,
    });
    await enrolled([vin]);
    expect(await check(vin)).toMatchObject({
      ...{ isValid: true, isFree: false },
      refusal: { code: 'VIN.ENROLLED', data: { vin, reason: 'own' } },
    });
    expect(await client.get(`/api/v1/auctions/999999/vins/${vin}`)).toMatchObject({
      status: 404,
      body: { code: 'AUCTION.NOT_FOUND' },
    });
  });

  it('is taken along as a calendar file with an alarm, which tells no access code', async () => {
    const enrolment = await enrolled([aVin()]);
    await pay(enrolment);
    const { accessCode, paddleNo } = await mine();
    const { status, headers, body } = await client.get(`/api/v1/me/enrolments/${enrolment.id}/calendar`, {
      'Accept-Language': 'en',
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const text = String(body).replaceAll('\r\n ', '');
    const start = new Date(auction.startsAtMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
    expect(text).toContain(`DTSTART:${start}`);
    expect(text).toContain(`Paddle ${paddleNo}`);
    // The site's own address, not the one that was asked: 127.0.0.1.
    expect(text).toContain(`URL;VALUE=URI:${running.config.siteOrigin}/auctions/${auction.id}`);
    expect(text).toContain('BEGIN:VALARM');
    expect(text).toContain('TRIGGER:-PT15M');
    expect(text).not.toContain(accessCode);
  });
});
