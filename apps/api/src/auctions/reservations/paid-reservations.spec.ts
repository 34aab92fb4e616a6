// What comes of a reservation whose deposit is paid, on the real database: a lot of the next auction, an enrolment, and the money.
import { randomUUID } from 'node:crypto';
import type { EnrolmentView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { FindOrders } from '../../commerce/orders';
import { SettleAuctions } from '../../commerce/settlement';
import { aListing, anAuction, aRunningApp, endAuction, payOrder, waitUntil } from '../../testing';
import { PlaceReservations } from './place-reservations';
import { aTail, aVin, HOUR_MS, Reserving } from './testing/reserving';

describe('a reservation that is paid', () => {
  const desk = new Reserving();
  const {
    reserved,
    refused,
    own,
    decide,
    orderOf,
    paid,
    place,
    aDraft,
    publish,
    lotsOf,
    enrolmentIn,
    kinds,
  } = desk;

  it('becomes a lot of the draft that starts first, and enrols the citizen with the deposit', async () => {
    const { id, plate, vin } = await paid();
    expect(await own({ id })).toMatchObject({ state: 'paid', auction: null });
    const next = await aDraft(24 * HOUR_MS);
    await place();
    // Before the auction is published there is no lot to read.
    expect(await own({ id })).toMatchObject({ state: 'inAuction', auction: { id: next.id }, lotId: null });

    await publish(next.id);
    const lots = await lotsOf(next.id);
    expect(lots.at(-1)).toMatchObject({
      lotId: (await own({ id }))?.lotId,
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

  it('passes over the draft of a drill, which sells nothing', async () => {
    const [drill, sale] = [await aDraft(12 * HOUR_MS), await aDraft(24 * HOUR_MS)];
    const mark = 'UPDATE auctions SET is_drill = 1, deposit_fen = 0 WHERE id = ?';
    await desk.running.pool.query(mark, [drill.id]);
    const { id } = await paid();
    await place();
    expect(await own({ id })).toMatchObject({ state: 'inAuction', auction: { id: sale.id } });
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
      { id: before.id, state: 'paid', dueAtMs: expect.any(Number) as number },
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
    await refused(409, 'VIN.ENROLLED', { vin: given.vin }, { vin: given.vin });
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
