// One car, one plate, on the real database: who comes first has the car, and every end of what holds it gives it free.
import { randomUUID } from 'node:crypto';
import type { EnrolmentView, OrderHead, ReservationView, VinCheckView } from '@haopai/contracts';
import {
  aCitizen,
  aListing,
  anAuction,
  aRunningApp,
  endAuction,
  anEnrolment,
  holdDeposits,
  type HttpAnswer,
  type HttpClient,
  isWaitingForALock,
  payOrder,
  type RunningApp,
  staffClient,
  type TestAuction,
  type TestCitizen,
  waitUntil,
} from '../../testing';
import { FindOrders, type Order, Orders } from '../../commerce/orders';
import { SettleAuctions } from '../../commerce/settlement';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { ALL_KINDS, claimHeldCars } from './fill-vin-claims';
import { VinClaimsStore } from './vin-claims.store';

const HOUR_MS = 3_600_000;
const ROUNDS = 8;
let serial = 0;

const aVin = (): string => `WAU${String((serial += 1)).padStart(14, '0')}`;

describe('a car', () => {
  let running: RunningApp;
  let auction: TestAuction;
  let citizen: TestCitizen;
  let client: HttpClient;

  beforeAll(async () => void (running = await aRunningApp({ HAOPAI_ROLE: 'edge' })));
  beforeEach(async () => {
    auction = await anAuction(running.pool, { startsAtMs: Date.now() + 24 * HOUR_MS });
    citizen = await aCitizen(running.pool);
    client = await running.clientOf(citizen);
  });
  afterAll(() => running.stop());

  const once = () => ({ 'Idempotency-Key': randomUUID() });
  const enrol = (vins: readonly string[], by = client, into = auction): Promise<HttpAnswer> =>
    by.post(`/api/v1/auctions/${into.id}/enrolments`, { vins }, once());
  const buy = async (vin: string, by = client): Promise<HttpAnswer> => {
    const { id } = await aListing(running.pool);
    return by.post(`/api/v1/listings/${id}/orders`, { vin }, once());
  };
  const reserve = (vin: string, by = client): Promise<HttpAnswer> => {
    serial += 1;
    return by.post('/api/v1/reservations', { tail: `B${String(serial).padStart(4, '0')}`, vin }, once());
  };
  const another = async (): Promise<HttpClient> => running.clientOf(await aCitizen(running.pool));
  const holding = async (...vins: readonly string[]): Promise<readonly (string | null)[]> => {
    const standing = await running.app.get(VinClaimsStore).standing(null, vins);
    return vins.map((vin) => standing.get(vin)?.kind ?? null);
  };
  const orderOf = async (orderNo: string | null): Promise<Order> => {
    const order = await running.app.get(FindOrders).own(citizen.id, orderNo ?? '');
    if (order instanceof RefusalError) throw order;
    return order;
  };
  const letExpire = async ({ id }: Order): Promise<void> => {
    await running.pool.query(
      `UPDATE order_events SET body = JSON_SET(body, '$.terms.dueAtMs', 1) WHERE order_id = ? AND version = 1`,
      [id],
    );
    await running.app.get(Transactions).run((tx) => running.app.get(Orders).expire(tx, id));
  };
  const made = async <Made>(answer: Promise<HttpAnswer>): Promise<Made> => {
    const { status, body } = await answer;
    expect([status, body]).toEqual([201, expect.anything()]);
    return body as Made;
  };

  it('is got by one of two who want it at the same instant, whatever each wants it for', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const vin = aVin();
      const [one, two, three] = [await another(), await another(), await another()];
      const answers = await Promise.all([enrol([vin], one), buy(vin, two), reserve(vin, three)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      for (const { status, body } of answers)
        if (status === 409)
          expect(body).toMatchObject({ code: expect.stringMatching(/^VIN\./), data: { vin } });
    }
  });

  it('has one place at a time: whose it is hears more than a stranger does', async () => {
    const vin = aVin();
    const { orderNo } = await made<EnrolmentView>(enrol([vin]));
    const { dueAtMs } = await orderOf(orderNo);
    expect(await buy(vin)).toMatchObject({
      status: 409,
      body: { code: 'VIN.ENROLLED', data: { vin, reason: 'own', endsAtMs: dueAtMs } },
    });
    const stranger = await another();
    expect(await reserve(vin, stranger)).toMatchObject({
      status: 409,
      body: { code: 'VIN.ENROLLED', data: { vin, reason: 'unpaid', endsAtMs: dueAtMs } },
    });
    await payOrder(running, await orderOf(orderNo));
    expect((await buy(vin, stranger)).body).toEqual(
      expect.objectContaining({ code: 'VIN.ENROLLED', data: { vin, reason: 'others' } }),
    );
  });

  it('is looked up while its VIN is typed, by whoever is logged in', async () => {
    const vin = aVin();
    const look = async (by: HttpClient): Promise<VinCheckView> =>
      (await by.get(`/api/v1/me/vins/${vin.toLowerCase()}`)).body as VinCheckView;
    expect(await look(client)).toMatchObject({ vin, isValid: true, isFree: true, refusal: null });
    await made(reserve(vin));
    expect(await look(client)).toMatchObject({
      isFree: false,
      refusal: { code: 'VIN.RESERVED', data: { vin, reason: 'own' } },
    });
    expect((await client.get('/api/v1/me/vins/short')).body).toMatchObject({
      isValid: false,
      isFree: false,
      refusal: null,
    });
    expect((await running.client().get(`/api/v1/me/vins/${vin}`)).status).toBe(401);
  });

  describe('is free again when', () => {
    it('an order is cancelled or expires, and the plate’s once it is paid', async () => {
      const [first, second, third] = [aVin(), aVin(), aVin()];
      const one = await made<OrderHead>(buy(first));
      const two = await made<OrderHead>(buy(second));
      const three = await made<OrderHead>(buy(third));
      expect(await holding(first, second, third)).toEqual(['order', 'order', 'order']);
      await client.post(`/api/v1/me/orders/${one.orderNo}/cancel`, {});
      await letExpire(await orderOf(two.orderNo));
      await payOrder(running, await orderOf(three.orderNo));
      expect(await holding(first, second, third)).toEqual([null, null, 'plate']);
      expect(await enrol([third])).toMatchObject({
        status: 409,
        body: { code: 'VIN.HAS_PLATE', data: { vin: third, reason: 'own' } },
      });
      await made(enrol([first, second]));
    });

    it('an enrolment is cancelled or lapses', async () => {
      const [vin, other] = [aVin(), aVin()];
      const first = await made<EnrolmentView>(enrol([vin, other]));
      expect(await holding(vin, other)).toEqual(['entry', 'entry']);
      await client.post(`/api/v1/me/orders/${first.orderNo}/cancel`, {});
      expect(await holding(vin, other)).toEqual([null, null]);
      const second = await made<EnrolmentView>(enrol([vin]));
      await letExpire(await orderOf(second.orderNo));
      expect(await holding(vin)).toEqual([null]);
    });

    it('a reservation is rejected, or its deposit is not paid', async () => {
      const clerk = await staffClient(running, 'clerk');
      const [vin, other] = [aVin(), aVin()];
      const first = await made<ReservationView>(reserve(vin));
      const second = await made<ReservationView>(reserve(other));
      expect(await holding(vin, other)).toEqual(['reservation', 'reservation']);
      const decide = (id: number, what: string, body: object) =>
        clerk.post(`/api/v1/admin/reservations/${id}/${what}`, body);
      expect((await decide(first.id, 'rejection', { reason: '号牌不存在' })).status).toBeLessThan(300);
      expect(await holding(vin)).toEqual([null]);
      const terms = { depositFen: 300_000, startPriceFen: 1_000_000, payDays: 3 };
      expect((await decide(second.id, 'approval', terms)).status).toBeLessThan(300);
      expect(await holding(other)).toEqual(['reservation']);
      const found = await running.app.get(FindOrders).newestOf('reservationDeposit', [second.id]);
      await letExpire(found.get(second.id) as Order);
      expect(await holding(other)).toEqual([null]);
    });

    it('its entry won nothing; one that won is its plate’s, until that is defaulted', async () => {
      const sale = await anAuction(running.pool, { lots: [{}, {}] });
      const enrolment = await anEnrolment(running.pool, {
        ...{ auctionId: sale.id, citizenId: citizen.id, shares: 2 },
      });
      await holdDeposits(running, enrolment, { citizenId: citizen.id, depositFen: 500_000 });
      // As a release before has written them.
      const { personalData } = running.config;
      await claimHeldCars(running.pool, personalData.hashKey, ALL_KINDS);
      const [won, lost] = enrolment.entries.map(({ vin }) => vin) as [string, string];
      expect(await holding(won, lost)).toEqual(['entry', 'entry']);
      const bidder = { paddleNo: enrolment.paddleNo, entryId: enrolment.entries[0]?.id ?? 0 };
      await endAuction(running.pool, sale, [{ bidsFen: [5_200_000], bidders: [bidder] }, {}]);
      await running.app.get(SettleAuctions).look();
      await waitUntil(async () => (await holding(lost))[0] === null);
      expect(await holding(won, lost)).toEqual(['plate', null]);
      const [rows] = await running.pool.query(
        'SELECT balance_order_id AS id FROM won_lots WHERE lot_id = ?',
        [sale.lots[0]?.id],
      );
      const balance = await running.app.get(FindOrders).byId((rows as { id: number }[])[0]?.id ?? 0);
      await letExpire(balance as Order);
      expect(await holding(won)).toEqual([null]);
    });
  });

  it('that is free is locked as one that is held, and is free afterwards', async () => {
    const store = running.app.get(VinClaimsStore);
    const { vin, buying } = await running.app.get(Transactions).run(async (transaction) => {
      // Of each try: when the first is taken back, who waits for it buys.
      const free = aVin();
      const ownerId = (await aCitizen(running.pool)).id;
      expect(await store.lock(transaction, free, ownerId)).toBeNull();
      const waiting = buy(free);
      await waitUntil(() => isWaitingForALock(running.pool, `trx_query LIKE '%INSERT INTO vin_claims%'`));
      return { vin: free, buying: { waiting } };
    });
    expect((await buying.waiting).status).toBe(201);
    expect(await holding(vin)).toEqual(['order']);
  });

  describe('of a free share', () => {
    it('is exchanged for another before the start, and free at once', async () => {
      const [vin, other, taken] = [aVin(), aVin(), aVin()];
      const { id, orderNo, entries } = await made<EnrolmentView>(enrol([vin]));
      const path = `/api/v1/me/enrolments/${id}/entries/${entries[0]?.entryId}/vin`;
      const change = (to: string, by = client) => by.put(path, { vin: to });
      expect(await change(other)).toMatchObject({ status: 409, body: { code: 'ENTRY.VIN_STANDS' } });
      await payOrder(running, await orderOf(orderNo));
      await made(buy(taken, await another()));
      expect(await change(taken)).toMatchObject({ status: 409, body: { code: 'VIN.HAS_ORDER' } });
      expect(await change('short')).toMatchObject({ status: 422, body: { code: 'VIN.INVALID' } });
      expect((await change(other, await another())).status).toBe(404);
      expect(await holding(vin)).toEqual(['entry']);
      for (const to of [other, other.toLowerCase()])
        expect(await change(to)).toMatchObject({
          status: 200,
          body: { entries: [{ vin: other, deposit: 'held' }] },
        });
      expect(await holding(vin, other)).toEqual([null, 'entry']);
      await made(buy(vin));
      await running.pool.query('UPDATE auctions SET starts_at_ms = ? WHERE id = ?', [
        Date.now() - 1,
        auction.id,
      ]);
      expect(await change(aVin())).toMatchObject({
        status: 409,
        body: { code: 'ENTRY.VIN_STANDS', data: { vin: other } },
      });
    });
  });
});
