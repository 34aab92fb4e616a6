// Reservations on the real database: what can be reserved, the decision, the deposit, the lot and the enrolment that come of it.
import { randomUUID } from 'node:crypto';
import type { EnrolmentView, ReservationView } from '@haopai/contracts';
import { RefusalError } from '../errors';
import { FindOrders } from '../orders';
import { SettleAuctions } from '../settlement';
import {
  aCitizen,
  aListing,
  aMobile,
  anAuction,
  aRunningApp,
  endAuction,
  giveMobile,
  payOrder,
  textsTo,
  waitUntil,
} from '../testing';
import { PlaceReservations } from './place-reservations';
import { aTail, aVin, HOUR_MS, Reserving } from './testing/reserving';

describe('a reservation', () => {
  const desk = new Reserving();
  const { reserve, reserved, refused, check, own, decide, orderOf, paid, place } = desk;
  const { aDraft, publish, lotsOf, enrolmentIn, kinds, letExpire } = desk;

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
      await both(tail, 409, 'RESERVATION.PLATE_LISTED', { plate });
      await desk.running.pool.query(`UPDATE listings SET state = 'sold' WHERE id = ?`, [listing.id]);
      await both(tail, 409, 'RESERVATION.PLATE_TAKEN', { plate });
      await desk.running.pool.query(`UPDATE listings SET state = 'withdrawn' WHERE id = ?`, [listing.id]);
      expect(await check(tail)).toMatchObject({ isFree: true, refusal: null });
    });

    it('for one that is a lot of an auction, published or not, until it is settled without a sale', async () => {
      const tail = aTail();
      const plate = `浙G${tail}`;
      const auction = await anAuction(desk.running.pool, {
        publishedAtMs: null,
        lots: [{ plateNumber: plate }],
      });
      await both(tail, 409, 'RESERVATION.PLATE_IN_AUCTION', { plate });
      await publish(auction.id);
      await both(tail, 409, 'RESERVATION.PLATE_IN_AUCTION', { plate });
      await endAuction(desk.running.pool, auction, [{}]);
      await desk.running.app.get(SettleAuctions).look();
      expect(await check(tail)).toMatchObject({ isFree: true });
    });

    it('for one that was sold in an auction', async () => {
      const tail = aTail();
      const plate = `浙G${tail}`;
      const auction = await anAuction(desk.running.pool, { lots: [{ plateNumber: plate }] });
      await endAuction(desk.running.pool, auction, [{ bidsFen: [5_000_000] }]);
      await desk.running.app.get(SettleAuctions).look();
      await both(tail, 409, 'RESERVATION.PLATE_TAKEN', { plate });
    });

    it('for one that somebody has reserved', async () => {
      const tail = aTail();
      await reserved({ tail, by: await desk.running.clientOf(await aCitizen(desk.running.pool)) });
      await both(tail, 409, 'RESERVATION.PLATE_RESERVED', { plate: `浙G${tail}` });
    });
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

  describe('that is paid', () => {
    it('becomes a lot of the draft that starts first, and enrols the citizen with the deposit', async () => {
      const { id, plate, vin } = await paid();
      expect(await own({ id })).toMatchObject({ state: 'paid', auction: null });
      const next = await aDraft(24 * HOUR_MS);
      await place();
      const view = await own({ id });
      expect(view).toMatchObject({ state: 'inAuction', auction: { id: next.id }, lotId: expect.any(Number) });

      await publish(next.id);
      const lots = await lotsOf(next.id);
      expect(lots.at(-1)).toMatchObject({
        lotId: view?.lotId,
        lotNo: 2,
        plate,
        startPriceFen: 1_000_000,
        opensAtMs: next.startsAtMs,
      });
      const enrolment = await enrolmentIn(next.id);
      expect(enrolment).toMatchObject({
        ...{ state: 'paid', orderNo: null, dueAtMs: null, depositFen: 300_000 },
        entries: [{ vin, deposit: 'held', isReserved: true, lot: null }],
      });
      const { paddleNo, accessCode } = enrolment;
      expect(
        await desk.client.post(`/api/v1/auctions/${next.id}/room`, { paddleNo, accessCode }),
      ).toMatchObject({
        status: 200,
        body: { entries: [{ vin }] },
      });
      await waitUntil(async () => (await kinds()).includes('reservationInAuction'));
    });

    it('leaves drafts that start later as they are', async () => {
      const [later, sooner] = [await aDraft(72 * HOUR_MS), await aDraft(24 * HOUR_MS)];
      const { id } = await paid();
      await place();
      expect(await own({ id })).toMatchObject({ auction: { id: sooner.id } });
      await publish(later.id);
      expect(await lotsOf(later.id)).toHaveLength(1);
    });

    it('waits when no auction is drafted, and for none that is published', async () => {
      const published = await anAuction(desk.running.pool, { startsAtMs: Date.now() + HOUR_MS });
      const { id } = await paid();
      await place();
      expect(await own({ id })).toMatchObject({ state: 'paid', auction: null });
      expect(await lotsOf(published.id)).toHaveLength(1);
      const draft = await aDraft();
      await place();
      expect(await own({ id })).toMatchObject({ state: 'inAuction', auction: { id: draft.id } });
    });

    it('is one enrolment with others of the same citizen, and with shares that they take later', async () => {
      const draft = await aDraft();
      await desk.running.pool.query('UPDATE auctions SET shares_max = 4 WHERE id = ?', [draft.id]);
      const [first, second] = [await paid(), await paid()];
      await place();
      await publish(draft.id);
      const before = await enrolmentIn(draft.id);
      expect(before.entries.map(({ vin }) => vin)).toEqual([first.vin, second.vin]);

      const enrol = (vins: readonly string[]) =>
        desk.client.post(
          `/api/v1/auctions/${draft.id}/enrolments`,
          { vins },
          { 'Idempotency-Key': randomUUID() },
        );
      expect(await enrol([aVin(), aVin(), aVin()])).toMatchObject({
        status: 422,
        body: { code: 'ENROLMENT.TOO_MANY_SHARES', data: { sharesMax: 2 } },
      });
      expect(await enrol([first.vin])).toMatchObject({ status: 409, body: { code: 'VIN.ENROLLED' } });
      const vin = aVin();
      const { status, body } = await enrol([vin]);
      expect([status, body]).toMatchObject([
        201,
        { id: before.id, state: 'paid', dueAtMs: draft.startsAtMs },
      ]);
      // The share that is not paid does not bid.
      const { paddleNo, accessCode } = before;
      const room = `/api/v1/auctions/${draft.id}/room`;
      expect(
        ((await desk.client.post(room, { paddleNo, accessCode })).body as { entries: unknown[] }).entries,
      ).toHaveLength(2);

      const order = await desk.running.app
        .get(FindOrders)
        .own(desk.citizen.id, (body as EnrolmentView).orderNo ?? '');
      if (order instanceof RefusalError) throw order;
      await payOrder(desk.running, order);
      expect(await enrolmentIn(draft.id)).toMatchObject({
        ...{ id: before.id, paddleNo, accessCode, depositFen: 600_000 + 500_000 },
        entries: [{ isReserved: true }, { isReserved: true }, { vin, deposit: 'held', isReserved: false }],
      });
      expect(await enrol([aVin()])).toMatchObject({ status: 409, body: { code: 'ENROLMENT.EXISTS' } });
    });

    it('stays enrolled when the other shares are not paid', async () => {
      const draft = await aDraft();
      const { vin } = await paid();
      await place();
      await publish(draft.id);
      const { body } = await desk.client.post(
        `/api/v1/auctions/${draft.id}/enrolments`,
        { vins: [aVin()] },
        { 'Idempotency-Key': randomUUID() },
      );
      await desk.client.post(`/api/v1/me/orders/${(body as EnrolmentView).orderNo}/cancel`, {});
      expect(await enrolmentIn(draft.id)).toMatchObject({
        state: 'paid',
        entries: [{ vin, deposit: 'held' }],
      });
    });

    it('is put into an auction once, whoever of several looks', async () => {
      const draft = await aDraft();
      const other = await aRunningApp(
        { HAOPAI_ROLE: 'edge' },
        { config: desk.running.config.mysql, pool: desk.running.pool, drop: () => Promise.resolve() },
      );
      for (let each = 0; each < 8; each += 1) {
        await desk.beAnother();
        await paid();
      }
      await Promise.all([place(), other.app.get(PlaceReservations).look(), place()]);
      await place();
      await other.stop();
      await publish(draft.id);
      const lots = await lotsOf(draft.id);
      expect(lots.map(({ lotNo }) => lotNo)).toEqual(Array.from({ length: 9 }, (_, index) => index + 1));
    });

    it('gets its deposit back when the plate went another way after all', async () => {
      await aDraft();
      const view = await reserved();
      await decide(view.id);
      await aListing(desk.running.pool, { plateNumber: view.plate.number });
      const order = await orderOf(view.id);
      await payOrder(desk.running, order);
      await place();
      expect(await own(view)).toMatchObject({
        state: 'rejected',
        reason: expect.stringContaining('保证金退还'),
      });
      expect((await desk.client.get(`/api/v1/me/orders/${order.orderNo}`)).body).toMatchObject({
        state: 'refunding',
        deposits: [{ state: 'refunded' }],
      });
    });

    it('is settled like every other entry, and frees plate and VIN afterwards', async () => {
      const draft = await aDraft();
      const given = { tail: aTail(), vin: aVin() };
      const view = await paid(given);
      await place();
      await refused(409, 'VIN.RESERVED', { vin: given.vin }, { vin: given.vin });
      await publish(draft.id);
      const lots = await lotsOf(draft.id);
      await endAuction(
        desk.running.pool,
        {
          ...draft,
          lots: lots.map(({ lotId, lotNo, plate }) => ({
            id: lotId,
            lotNo,
            plateNumber: plate.number,
            region: plate.region,
          })),
        },
        lots.map(() => ({})),
      );
      await desk.running.app.get(SettleAuctions).look();
      expect((await enrolmentIn(draft.id)).entries).toMatchObject([{ deposit: 'refunded', lot: null }]);
      await place();
      expect(await own(view)).toMatchObject({ state: 'inAuction' });
      await reserved(given);
    });
  });
});
