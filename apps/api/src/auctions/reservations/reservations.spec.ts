// Reservations on the real database: what can be reserved, and the decision.
import { randomUUID } from 'node:crypto';
import type { ReservationView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { SettleAuctions } from '../../commerce/settlement';
import {
  aCitizen,
  aListing,
  aMobile,
  anAuction,
  endAuction,
  giveMobile,
  textsTo,
  waitUntil,
} from '../../testing';
import { aTail, aVin, HOUR_MS, Reserving } from './testing/reserving';

describe('a reservation', () => {
  const desk = new Reserving();
  const { reserve, reserved, refused, check, own, decide, orderOf, publish, kinds, letExpire } = desk;

  it('takes the last characters of a plate and a VIN, and waits for a decision', async () => {
    const vin = aVin();
    const view = await reserved({ tail: ' 88·88 a', vin: vin.toLowerCase() });
    expect(view).toEqual({
      id: view.id,
      plate: {
        number: '浙G8888A',
        kind: 'ordinary',
        colour: 'blue',
        isPersonalised: false,
        region: desk.citizen.region,
      },
      vin,
      state: 'pending',
      createdAtMs: expect.any(Number),
      ...{ reason: null, decidedAtMs: null, depositFen: null, orderNo: null, payByMs: null },
      ...{ auction: null, lotId: null },
    });
    expect(await own(view)).toEqual(view);
    const green = await reserved({ tail: 'D12345' });
    expect(green.plate).toMatchObject({ number: '浙GD12345', kind: 'newEnergy', colour: 'green' });
  });

  it('is made once, however often it is sent under its key', async () => {
    const given = { tail: aTail(), vin: aVin(), key: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => reserve(given)));
    expect(new Set(answers.map(({ body }) => (body as ReservationView).id)).size).toBe(1);
    await refused(422, 'IDEMPOTENCY.MISMATCH', {}, { ...given, vin: aVin() });
  });

  describe('is refused at once, and while it is typed', () => {
    const both = async (tail: string, status: number, code: string, data: object): Promise<void> => {
      await refused(status, code, data, { tail });
      expect(await check(tail)).toMatchObject({ isFree: false, refusal: { code, data } });
    };

    it('for a number that no plate can have', async () => {
      for (const tail of ['88888888', '88', 'OOO11', 'ABC12'])
        await both(tail, 422, 'RESERVATION.PLATE_MALFORMED', { tail });
      expect(await check('88')).toMatchObject({ plate: null });
    });

    it('for one that is for sale at a fixed price, and says so; one that was sold there has an owner', async () => {
      const listing = await aListing(desk.running.pool, {});
      const plate = listing.plateNumber;
      const tail = plate.slice(2);
      await both(tail, 409, 'RESERVATION.PLATE_LISTED', { plate, listingId: listing.id });
      await desk.running.pool.query(`UPDATE listings SET state = 'sold' WHERE id = ?`, [listing.id]);
      await both(tail, 409, 'RESERVATION.PLATE_TAKEN', { plate });
      await desk.running.pool.query(`UPDATE listings SET state = 'withdrawn' WHERE id = ?`, [listing.id]);
      expect(await check(tail)).toMatchObject({ isFree: true, refusal: null });
    });

    it('for one that is a lot of a published auction, with the lot, until it is settled without a sale', async () => {
      const tail = aTail();
      const plate = `浙G${tail}`;
      const auction = await anAuction(desk.running.pool, { lots: [{ plateNumber: plate }] });
      const lotId = auction.lots[0]?.id;
      await both(tail, 409, 'RESERVATION.PLATE_IN_AUCTION', { plate, auctionId: auction.id, lotId });
      await endAuction(desk.running.pool, auction, [{}]);
      await desk.running.app.get(SettleAuctions).look();
      expect(await check(tail)).toMatchObject({ isFree: true });
    });

    it('for one that was sold in an auction, with the lot', async () => {
      const tail = aTail();
      const plate = `浙G${tail}`;
      const auction = await anAuction(desk.running.pool, { lots: [{ plateNumber: plate }] });
      await endAuction(desk.running.pool, auction, [{ bidsFen: [5_000_000] }]);
      await desk.running.app.get(SettleAuctions).look();
      const lotId = auction.lots[0]?.id;
      await both(tail, 409, 'RESERVATION.PLATE_TAKEN', { plate, auctionId: auction.id, lotId });
    });

    it('for one that somebody has reserved', async () => {
      const tail = aTail();
      await reserved({ tail, by: await desk.running.clientOf(await aCitizen(desk.running.pool)) });
      await both(tail, 409, 'RESERVATION.PLATE_RESERVED', { plate: `浙G${tail}` });
    });
  });

  it('tells a citizen nothing of a draft: the plate can be reserved, and the staff who decide are told', async () => {
    const tail = aTail();
    const plate = `浙G${tail}`;
    const auction = await anAuction(desk.running.pool, {
      publishedAtMs: Date.now() + HOUR_MS,
      lots: [{ plateNumber: plate }],
    });
    expect(await check(tail)).toMatchObject({ isFree: true, refusal: null });
    await desk.running.pool.query('UPDATE auctions SET published_at_ms = NULL WHERE id = ?', [auction.id]);
    expect(await check(tail)).toMatchObject({ isFree: true, refusal: null });
    const { id } = await reserved({ tail });
    expect(await decide(id)).toMatchObject({ code: 'RESERVATION.PLATE_IN_AUCTION', data: { plate } });
    expect(await own({ id })).toMatchObject({ state: 'pending', auction: null });
    await publish(auction.id);
    expect(await check(tail)).toMatchObject({ refusal: { code: 'RESERVATION.PLATE_IN_AUCTION' } });
  });

  it('says beforehand what it usually costs and how long it takes', async () => {
    expect(await desk.client.get('/api/v1/reservations/terms')).toMatchObject({
      status: 200,
      body: { depositFen: 500_000, startPriceFen: 1_000_000, reviewDays: 3, payDays: 3 },
    });
    expect((await desk.running.client().get('/api/v1/reservations/terms')).status).toBe(401);
  });

  it('is refused for a VIN that is none, has a plate, or is in another reservation', async () => {
    await refused(422, 'VIN.INVALID', { vin: 'LSVAA49J132047370' }, { vin: 'LSVAA49J132047370' });
    const vin = aVin();
    await reserved({ vin, by: await desk.running.clientOf(await aCitizen(desk.running.pool)) });
    await refused(409, 'VIN.RESERVED', { vin }, { vin });
    const owned = aVin();
    await desk.running.pool.query(
      `INSERT INTO car_plates (source, source_id, plate_number, vin, citizen_id, state, at_ms) VALUES ('listing', ?, '浙G00001', ?, ?, 'owned', 1)`,
      [desk.citizen.id, owned, desk.citizen.id],
    );
    await refused(409, 'VIN.HAS_PLATE', { vin: owned }, { vin: owned });
  });

  it('is one of three under way, also when they come at the same instant', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => reserve()));
    const codes = answers.map(({ status, body }) => `${status} ${(body as { code?: string }).code ?? ''}`);
    expect(codes.sort()).toEqual([
      ...Array<string>(3).fill('201 '),
      ...Array<string>(3).fill('409 RESERVATION.TOO_MANY_OPEN'),
    ]);
    await refused(409, 'RESERVATION.TOO_MANY_OPEN', { max: 3 });
  });

  it('gives a plate to one of two who want it at the same instant', async () => {
    const tail = aTail();
    const clients = await Promise.all(
      Array.from({ length: 6 }, async () => desk.running.clientOf(await aCitizen(desk.running.pool))),
    );
    const answers = await Promise.all(clients.map((by) => reserve({ tail, by })));
    const codes = answers.map(({ status, body }) => `${status} ${(body as { code?: string }).code ?? ''}`);
    expect(codes.sort()).toEqual(['201 ', ...Array<string>(5).fill('409 RESERVATION.PLATE_RESERVED')]);
  });

  it('needs a session, and is seen by its citizen alone', async () => {
    const { id } = await reserved();
    await refused(401, 'SESSION.MISSING', {}, { by: desk.running.client() });
    expect(await own({ id }, await desk.running.clientOf(await aCitizen(desk.running.pool)))).toBeUndefined();
  });

  describe('that is decided', () => {
    it('is told by text to pay the deposit when it is approved', async () => {
      const mobile = aMobile();
      await giveMobile(desk.running, desk.citizen, mobile);
      const { id, plate } = await reserved();
      const before = Date.now();
      expect(await decide(id)).toBeUndefined();
      const order = await orderOf(id);
      expect(await own({ id })).toMatchObject({
        ...{ state: 'approved', depositFen: 300_000, orderNo: order.orderNo, payByMs: order.dueAtMs },
        decidedAtMs: expect.any(Number),
      });
      expect(order).toMatchObject({ kind: 'reservationDeposit', amountFen: 300_000, about: { plate } });
      expect(order.dueAtMs).toBeGreaterThanOrEqual(before + 23 * HOUR_MS);
      await waitUntil(async () => (await textsTo(desk.running, mobile)).length > 0);
      expect(await textsTo(desk.running, mobile)).toMatchObject([
        { template: 'reservationApproved', params: { deposit: '3,000 元' } },
      ]);
      await waitUntil(async () => (await kinds()).length > 0);
      expect(await kinds()).toEqual(['reservationApproved']);
    });

    it('frees plate and VIN when it is rejected, and says why', async () => {
      const given = { tail: aTail(), vin: aVin() };
      const { id } = await reserved(given);
      expect(await decide(id, { kind: 'reject', reason: '不属于可以预约的号段' })).toBeUndefined();
      expect(await own({ id })).toMatchObject({
        state: 'rejected',
        reason: '不属于可以预约的号段',
        orderNo: null,
      });
      await waitUntil(async () => (await kinds()).length > 0);
      expect(await kinds()).toEqual(['reservationRejected']);
      await reserved(given);
    });

    it('is decided once, and only if it is there', async () => {
      const { id } = await reserved();
      const answers = await Promise.all([
        decide(id),
        decide(id, { kind: 'reject', reason: '不行' }),
        decide(id),
      ]);
      const refusals = answers.filter((answer) => answer instanceof RefusalError);
      expect(refusals.map(({ code }) => code)).toEqual(['RESERVATION.DECIDED', 'RESERVATION.DECIDED']);
      expect(await decide(999_999)).toMatchObject({
        code: 'RESERVATION.NOT_FOUND',
        data: { reservationId: 999_999 },
      });
    });

    it('is not approved when the plate went another way in the meantime', async () => {
      const { id, plate } = await reserved();
      await aListing(desk.running.pool, { plateNumber: plate.number });
      expect(await decide(id)).toMatchObject({ code: 'RESERVATION.PLATE_LISTED' });
      expect(await own({ id })).toMatchObject({ state: 'pending', orderNo: null });
    });

    it('lapses when the deposit is not paid in time or cancelled: plate and VIN are free', async () => {
      const [first, second] = [
        { tail: aTail(), vin: aVin() },
        { tail: aTail(), vin: aVin() },
      ];
      const [late, cancelled] = [await reserved(first), await reserved(second)];
      for (const { id } of [late, cancelled]) await decide(id);
      await letExpire(await orderOf(late.id));
      const { orderNo } = await orderOf(cancelled.id);
      expect((await desk.client.post(`/api/v1/me/orders/${orderNo}/cancel`, {})).status).toBe(200);
      for (const { id } of [late, cancelled])
        expect(await own({ id })).toMatchObject({ state: 'lapsed', payByMs: null });
      await waitUntil(async () => (await kinds()).includes('reservationLapsed'));
      expect((await kinds()).filter((kind) => kind === 'reservationLapsed')).toHaveLength(1);
      for (const given of [first, second]) await reserved(given);
    });
  });
});
