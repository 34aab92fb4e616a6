// A plate goes on a vehicle that it is for: said before money is asked for, by the vehicle register where it answers, and kept for the hand-over desk.
import { randomUUID } from 'node:crypto';
import type {
  EnrolBody,
  EnrolmentView,
  HandOversFound,
  OrderHead,
  ReservationView,
  RoomPass,
} from '@haopai/contracts';
import type { PlateVehicle } from '@haopai/rules/plates';
import { FindOrders } from '../../commerce/orders';
import {
  aCitizen,
  aListing,
  anAuction,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  payOrder,
  type RunningApp,
  staffClient,
  type TestAuction,
  waitUntil,
} from '../../testing';

const HOUR_MS = 3_600_000;
/** The sandbox’s register has such cars as small ones, and such as small new-energy ones. */
const [SMALL, NEW_ENERGY] = ['9001', '9002'];
let serial = 0;

const aVin = (end = '0001'): string => `WAU${String((serial += 1)).padStart(10, '0')}${end}`;

describe('the vehicle of a plate', () => {
  let running: RunningApp;
  let client: HttpClient;

  beforeAll(
    async () =>
      void (running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_VEHICLE_REGISTER: 'sandbox' })),
  );
  beforeEach(async () => void (client = await running.clientOf(await aCitizen(running.pool))));
  afterAll(() => running.stop());

  const once = (key: string = randomUUID()) => ({ 'Idempotency-Key': key });
  /** A blue plate, or, with such a number, a green one. */
  const buy = async (vin: string, vehicle?: PlateVehicle, plateNumber?: string): Promise<HttpAnswer> => {
    const { id } = await aListing(running.pool, plateNumber === undefined ? {} : { plateNumber });
    if (plateNumber !== undefined)
      await running.pool.query(`UPDATE plates SET kind = 'newEnergy', colour = 'green' WHERE number = ?`, [
        plateNumber,
      ]);
    return client.post(`/api/v1/listings/${id}/orders`, { vin, vehicle }, once());
  };
  const aSale = (): Promise<TestAuction> =>
    anAuction(running.pool, { startsAtMs: Date.now() + 24 * HOUR_MS, lots: [{}, {}] });
  const enrol = (into: TestAuction, body: EnrolBody): Promise<HttpAnswer> =>
    client.post(`/api/v1/auctions/${into.id}/enrolments`, body, once());
  const pay = async (orderNo: string | null): Promise<void> => {
    const [rows] = await running.pool.query('SELECT id FROM orders WHERE order_no = ?', [orderNo]);
    const order = await running.app.get(FindOrders).byId((rows as { id: number }[])[0]?.id ?? 0);
    if (order === null) throw new Error('there is no such order');
    await payOrder(running, order);
  };

  it('is asked for before a plate is bought, and another one than the plate is for buys none', async () => {
    const vin = aVin();
    expect(await buy(vin, 'smallNewEnergy')).toMatchObject({
      status: 409,
      body: { code: 'VEHICLE.UNFIT', data: { vin, vehicle: 'smallNewEnergy', fits: 'small' } },
    });
    expect(await buy(vin, 'small')).toMatchObject({ status: 201 });
  });

  it('is what the vehicle register says, whatever is declared, and where nothing is', async () => {
    const vin = aVin(SMALL);
    expect(await buy(vin, 'smallNewEnergy', '浙GD10001')).toMatchObject({
      status: 409,
      body: {
        code: 'VEHICLE.REGISTERED_OTHERWISE',
        data: { vin, vehicle: 'smallNewEnergy', registered: 'small' },
      },
    });
    expect(await buy(vin, undefined, '浙GD10002')).toMatchObject({ body: { code: 'VEHICLE.UNFIT' } });
    expect(await buy(aVin(NEW_ENERGY), 'smallNewEnergy', '浙GD10003')).toMatchObject({ status: 201 });
  });

  it('is nobody’s word where none is given: the car is bought for, as by a page of the release before', async () => {
    expect(await buy(aVin(), undefined, '浙GD10004')).toMatchObject({ status: 201 });
  });

  it('is read as one of the kinds that there are', async () => {
    expect(await buy(aVin(), 'tricycle' as PlateVehicle)).toMatchObject({
      ...{ status: 400, body: { code: 'REQUEST.INVALID' } },
    });
    const body = { vins: [aVin(), aVin()], vehicles: ['small'] } satisfies EnrolBody;
    expect(await enrol(await aSale(), body)).toMatchObject({ body: { code: 'REQUEST.INVALID' } });
  });

  it('stays with what was bought, and the hand-over desk reads who said so', async () => {
    const desk = await staffClient(running, 'administrator');
    const found = async (orderNo: string): Promise<HandOversFound> =>
      (await desk.post('/api/v1/admin/hand-over/search', { text: orderNo })).body as HandOversFound;
    const cases = [
      [aVin(SMALL), 'small', { vehicle: 'small', isSeen: true }],
      [aVin(), 'small', { vehicle: 'small', isSeen: false }],
      [aVin(), undefined, null],
    ] as const;
    for (const [vin, vehicle, said] of cases) {
      const { orderNo } = (await buy(vin, vehicle)).body as OrderHead;
      expect((await found(orderNo)).sales).toMatchObject([{ vin, vehicle: said }]);
      await pay(orderNo);
      expect((await found(orderNo)).sales).toMatchObject([{ state: 'ready', vehicle: said }]);
    }
  });

  it('lets nobody enrol for an auction that has no plate for it', async () => {
    const [vin, auction] = [aVin(), await aSale()];
    expect(await enrol(auction, { vins: [aVin(), vin], vehicles: ['small', 'large'] })).toMatchObject({
      ...{ status: 409, body: { code: 'VEHICLE.NO_PLATE', data: { vin, vehicle: 'large' } } },
    });
    const kept = await enrol(auction, { vins: [vin], vehicles: ['small'] });
    expect((kept.body as EnrolmentView).entries).toMatchObject([
      { vin, vehicle: { vehicle: 'small', isSeen: false } },
    ]);
  });

  it('lets an entry stand behind plates alone that are for it', async () => {
    const auction = await aSale();
    const [blue, green] = auction.lots;
    await running.pool.query(
      `UPDATE lots SET plate_number = '浙GD20001', plate_kind = 'newEnergy', plate_colour = 'green' WHERE id = ?`,
      [green?.id],
    );
    const { id, orderNo } = (await enrol(auction, { vins: [aVin()], vehicles: ['smallNewEnergy'] }))
      .body as EnrolmentView;
    await pay(orderNo);
    const own = `/api/v1/auctions/${auction.id}/enrolments/mine`;
    await waitUntil(async () => ((await client.get(own)).body as EnrolmentView).state === 'paid');
    const { paddleNo, accessCode, entries } = (await client.get(own)).body as EnrolmentView;
    const room = `/api/v1/auctions/${auction.id}/room`;
    const pass = (await client.post(room, { paddleNo, accessCode })).body as RoomPass;
    expect(pass.entries).toMatchObject([{ vehicle: 'smallNewEnergy' }]);
    const bid = (lotId: number | undefined): Promise<HttpAnswer> => {
      const [entry] = entries;
      const body = { amountFen: 1_000_000, entryId: entry?.entryId };
      return client.post(`/api/v1/lots/${lotId ?? 0}/bids`, body, once());
    };
    expect(await bid(blue?.id)).toMatchObject({
      ...{ status: 409, body: { code: 'VEHICLE.UNFIT', data: { vehicle: 'smallNewEnergy', fits: 'small' } } },
    });
    expect(((await bid(green?.id)).body as { code: string }).code).not.toMatch(/^VEHICLE/);

    const change = (body: object): Promise<HttpAnswer> =>
      client.put(`/api/v1/me/enrolments/${id}/entries/${entries[0]?.entryId ?? 0}/vin`, body);
    const vin = aVin();
    expect(await change({ vin, vehicle: 'large' })).toMatchObject({ body: { code: 'VEHICLE.NO_PLATE' } });
    // The room's code stays in sight of whoever has just logged in.
    expect(await change({ vin, vehicle: 'small' })).toMatchObject({
      body: { accessCode, entries: [{ vin, vehicle: { vehicle: 'small' } }] },
    });
    // The same car again, said anew; what nobody says is nobody's word.
    expect(await change({ vin, vehicle: 'smallNewEnergy' })).toMatchObject({
      body: { entries: [{ vin, vehicle: { vehicle: 'smallNewEnergy' } }] },
    });
    expect(await change({ vin: aVin() })).toMatchObject({ body: { entries: [{ vehicle: null }] } });
  });

  it('is the wished plate’s, and goes with a paid reservation into the auction', async () => {
    const reserve = (tail: string, vehicle: PlateVehicle): Promise<HttpAnswer> =>
      client.post('/api/v1/reservations', { tail, vin: aVin(), vehicle }, once());
    expect(await reserve('C0001', 'smallNewEnergy')).toMatchObject({ body: { code: 'VEHICLE.UNFIT' } });
    expect(await reserve('DC0001', 'smallNewEnergy')).toMatchObject({ status: 201 });
    const { id } = (await reserve('C0002', 'small')).body as ReservationView;
    expect(await saidOf('reservation', id)).toBe('small');
  });

  it('is not written twice for one key', async () => {
    const { id } = await aListing(running.pool);
    const [key, vin] = [randomUUID(), aVin()];
    const send = (vehicle: PlateVehicle): Promise<HttpAnswer> =>
      client.post(`/api/v1/listings/${id}/orders`, { vin, vehicle }, once(key));
    expect([(await send('small')).status, (await send('small')).status]).toEqual([201, 201]);
    expect(await send('large')).toMatchObject({ body: { code: 'IDEMPOTENCY.MISMATCH' } });
  });

  const saidOf = async (kind: string, id: number): Promise<string | null> => {
    const [rows] = await running.pool.query(
      'SELECT vehicle FROM declared_vehicles WHERE kind = ? AND holder_id = ?',
      [kind, id],
    );
    return (rows as { vehicle: string }[])[0]?.vehicle ?? null;
  };
});
