// "This is my vehicle", on the real database: what nobody has paid gives way to whom the office believes, and nobody else takes the car any more.
import { randomUUID } from 'node:crypto';
import type { AdminClaimView, ClaimView, EnrolmentView } from '@haopai/contracts';
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
  type TestCitizen,
} from '../../testing';
import { FindOrders } from '../../commerce/orders';
import { RefusalError } from '../../platform/errors';

const DAY_MS = 24 * 3_600_000;
let serial = 0;
const aVin = (): string => `WMW${String((serial += 1)).padStart(14, '0')}`;

describe('a claim that a car is one’s own', () => {
  let running: RunningApp;
  let desk: HttpClient;
  let auction: TestAuction;
  let squatter: TestCitizen;
  let rival: HttpClient;
  let owner: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    desk = await staffClient(running, 'clerk');
    auction = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
  });
  beforeEach(async () => {
    squatter = await aCitizen(running.pool);
    rival = await running.clientOf(squatter);
    owner = await running.clientOf(await aCitizen(running.pool));
  });
  afterAll(() => running.stop());

  const once = () => ({ 'Idempotency-Key': randomUUID() });
  const enrol = (by: HttpClient, vin: string): Promise<HttpAnswer> =>
    by.post(`/api/v1/auctions/${auction.id}/enrolments`, { vins: [vin] }, once());
  const claim = async (vin: string, by = owner): Promise<number> => {
    const { status, body } = await by.post(
      '/api/v1/me/claims',
      { about: 'vin', ref: vin.toLowerCase(), text: '这是我的车，附行驶证。' },
      once(),
    );
    expect([status, body]).toEqual([201, expect.objectContaining({ about: 'vin', ref: vin, name: vin })]);
    return (body as ClaimView).id;
  };
  const read = async (id: number): Promise<AdminClaimView> =>
    (await desk.get(`/api/v1/admin/claims/${id}`)).body as AdminClaimView;
  const grant = async (id: number): Promise<HttpAnswer> =>
    desk.post(`/api/v1/admin/claims/${id}/grant-vin`, {
      version: (await read(id)).version,
      text: '经核实，是您的车。',
    });

  it('ends what nobody has paid, is on record, and keeps the car for them', async () => {
    const vin = aVin();
    const enrolment = (await enrol(rival, vin)).body as EnrolmentView;
    expect(await enrol(owner, vin)).toMatchObject({
      body: { code: 'VIN.ENROLLED', data: { reason: 'unpaid' } },
    });
    const id = await claim(vin);
    expect((await read(id)).car).toEqual({
      ...{ holder: 'entry', isUnpaid: true, isClaimants: false, isGranted: false },
    });
    expect(await grant(id)).toMatchObject({
      status: 200,
      body: { state: 'answered', car: { holder: null, isGranted: true } },
    });
    expect((await rival.get(`/api/v1/me/orders/${enrolment.orderNo}`)).body).toMatchObject({
      state: 'cancelled',
    });
    expect(await enrol(rival, vin)).toMatchObject({ status: 409, body: { code: 'VIN.NOT_YOURS' } });
    expect((await rival.get(`/api/v1/me/vins/${vin}`)).body).toMatchObject({
      ...{ isFree: false, refusal: { code: 'VIN.NOT_YOURS' } },
    });
    expect((await enrol(owner, vin)).status).toBe(201);
    const administrator = await staffClient(running, 'administrator');
    const { body } = await administrator.get(`/api/v1/admin/audit?subject=claim:${id}`);
    expect((body as { items: readonly { act: string }[] }).items.map(({ act }) => act)).toEqual([
      'claim.answered',
      'claim.vinGranted',
    ]);
  });

  it('takes nothing away that is paid', async () => {
    const vin = aVin();
    const { orderNo } = (await enrol(rival, vin)).body as EnrolmentView;
    const order = await running.app.get(FindOrders).own(squatter.id, orderNo ?? '');
    if (order instanceof RefusalError) throw order;
    await payOrder(running, order);
    const id = await claim(vin);
    expect(await grant(id)).toMatchObject({
      status: 409,
      body: { code: 'CLAIM.VIN_STANDS', data: { holder: 'entry' } },
    });
    expect(await read(id)).toMatchObject({ state: 'open', car: { isUnpaid: false, isGranted: false } });
    expect((await enrol(owner, vin)).body).toMatchObject({ code: 'VIN.ENROLLED' });
  });

  it('that is granted to another later takes the place of the first', async () => {
    const vin = aVin();
    expect((await grant(await claim(vin))).status).toBe(200);
    expect((await grant(await claim(vin, rival))).status).toBe(200);
    expect(await enrol(owner, vin)).toMatchObject({ body: { code: 'VIN.NOT_YOURS' } });
    expect((await enrol(rival, vin)).status).toBe(201);
  });

  it('wins against a purchase of the same instant: one of the two has the car, and never both', async () => {
    const vin = aVin();
    const [id, { id: listingId }] = [await claim(vin), await aListing(running.pool)];
    const [, bought] = await Promise.all([
      grant(id),
      rival.post(`/api/v1/listings/${listingId}/orders`, { vin }, once()),
    ]);
    const { car } = await read(id);
    if (car?.isGranted === true) expect(car.holder).toBeNull();
    else expect(bought.status).toBe(201);
  });

  it('is about a car, and about nothing else', async () => {
    const { body } = await owner.post('/api/v1/me/claims', { about: 'other', text: '退款' }, once());
    expect(await grant((body as ClaimView).id)).toMatchObject({ body: { code: 'CLAIM.ABOUT_UNKNOWN' } });
    const wrong = { about: 'vin', ref: 'short', text: '我的车' };
    expect(await owner.post('/api/v1/me/claims', wrong, once())).toMatchObject({
      status: 422,
      body: { code: 'CLAIM.ABOUT_UNKNOWN', data: { about: 'vin' } },
    });
  });
});
