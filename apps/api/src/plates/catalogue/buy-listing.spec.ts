// Buying at a fixed price on the real database: one order a plate, what it holds and for how long, and every refusal.
import { randomUUID } from 'node:crypto';
import type { ListingView, OrderHead, Page } from '@haopai/contracts';
import { vinCheckDigit } from '@haopai/rules';
import type { RowDataPacket } from 'mysql2/promise';
import { FindOrders } from '../../commerce/orders';
import {
  aCitizen,
  aListing,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  type ListingGiven,
  payOrder,
  type RunningApp,
  type TestListing,
  waitUntil,
} from '../../testing';

const YIWU = '330782';
const BUYERS = 50;
const HALF_AN_HOUR_MS = 30 * 60_000;
let cars = 0;

/** A car of its own: it starts with L, so its check digit counts. */
function aVin(): string {
  cars += 1;
  const without = `LSVAA49J0321${String(cars).padStart(5, '0')}`;
  return without.slice(0, 8) + vinCheckDigit(without) + without.slice(9);
}

describe('buying a plate at a fixed price', () => {
  let running: RunningApp;
  let client: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
  });
  beforeEach(async () => {
    client = await running.clientOf(await aCitizen(running.pool));
  });
  afterAll(() => running.stop());

  const listing = (given: ListingGiven = {}): Promise<TestListing> => aListing(running.pool, given);
  const buy = (
    { id }: { readonly id: number },
    vin = aVin(),
    as = client,
    key: string = randomUUID(),
  ): Promise<HttpAnswer> => as.post(`/api/v1/listings/${id}/orders`, { vin }, { 'Idempotency-Key': key });
  const buySurely = async (wanted: TestListing, vin = aVin(), as = client): Promise<OrderHead> => {
    const { status, body } = await buy(wanted, vin, as);
    expect([status, body]).toEqual([201, expect.objectContaining({ orderNo: expect.any(String) })]);
    return body as OrderHead;
  };
  const look = async ({ id }: TestListing): Promise<ListingView> =>
    (await running.client().get(`/api/v1/listings/${id}`)).body as ListingView;
  const found = async ({ plateNumber }: TestListing): Promise<number> => {
    const query = `?contains=${plateNumber.slice(2)}&sort=number`;
    return ((await running.client().get(`/api/v1/listings${query}`)).body as Page<ListingView>).total;
  };
  const pay = async ({ orderNo }: OrderHead): Promise<void> => {
    const [rows] = await running.pool.query<RowDataPacket[]>('SELECT id FROM orders WHERE order_no = ?', [
      orderNo,
    ]);
    const order = await running.app.get(FindOrders).byId(Number(rows[0]?.['id']));
    if (order === null) throw new Error('there is no such order');
    await payOrder(running, order);
  };

  it('makes an order that holds the plate for half an hour, and takes it out of the search', async () => {
    const plate = await listing({ priceFen: 1_234_500 });
    expect(await found(plate)).toBe(1);
    const vin = aVin();
    const order = await buySurely(plate, vin.toLowerCase());
    expect(order).toMatchObject({
      kind: 'listing',
      state: 'created',
      amountFen: 1_234_500,
      about: { plate: { number: plate.plateNumber }, vins: [vin], auction: null, lotId: null },
    });
    expect(order.dueAtMs - order.createdAtMs).toBeGreaterThan(HALF_AN_HOUR_MS - 1_000);
    expect(order.dueAtMs - order.createdAtMs).toBeLessThanOrEqual(HALF_AN_HOUR_MS);
    expect(await look(plate)).toMatchObject({ state: 'held' });
    expect(await found(plate)).toBe(0);
    const own = await client.get(`/api/v1/me/orders/${order.orderNo}`);
    expect(own).toMatchObject({ status: 200, body: { orderNo: order.orderNo, state: 'created' } });
  });

  it('sells the plate when the order is paid, and a car has one plate', async () => {
    const plate = await listing();
    const vin = aVin();
    await pay(await buySurely(plate, vin));
    expect(await look(plate)).toMatchObject({ state: 'sold' });
    expect(await found(plate)).toBe(0);
    expect(await buy(await listing(), vin)).toMatchObject({
      status: 409,
      body: { code: 'VIN.HAS_PLATE', data: { vin } },
    });
    const other = await running.clientOf(await aCitizen(running.pool));
    expect(await buy(plate, aVin(), other)).toMatchObject({
      status: 409,
      body: { code: 'LISTING.TAKEN', data: { listingId: plate.id, isHeld: false } },
    });
  });

  it('puts the plate back on its shelves when the order is cancelled, for anybody and any car', async () => {
    const plate = await listing({ plateNumber: '浙G88818', isPersonalised: true });
    const vin = aVin();
    const { orderNo } = await buySurely(plate, vin);
    expect((await client.post(`/api/v1/me/orders/${orderNo}/cancel`, {})).status).toBe(200);
    expect(await look(plate)).toMatchObject({ state: 'forSale' });
    expect(await found(plate)).toBe(1);
    const other = await running.clientOf(await aCitizen(running.pool, { region: YIWU }));
    const { body } = await other.get('/api/v1/listings?pattern=aaa&endsWith=818');
    expect((body as Page<ListingView>).items).toMatchObject([{ id: plate.id }]);
    await buySurely(plate, vin, other);
  });

  it('frees the plate by itself when the order was not paid in time', async () => {
    const hasty = await aRunningApp({ HAOPAI_LISTING_HELD_S: '1' });
    const plate = await aListing(hasty.pool);
    const buyer = await hasty.clientOf(await aCitizen(hasty.pool));
    expect((await buy(plate, aVin(), buyer)).status).toBe(201);
    const state = async (): Promise<string> =>
      ((await buyer.get(`/api/v1/listings/${plate.id}`)).body as ListingView).state;
    expect(await state()).toBe('held');
    await waitUntil(async () => (await state()) === 'forSale');
    expect((await buy(plate, aVin(), buyer)).status).toBe(201);
    await hasty.stop();
  });

  it(`gives a plate that ${BUYERS} buy at the same instant to one of them, and tells each other that it is taken`, async () => {
    const plate = await listing();
    const buyers = await Promise.all(
      Array.from({ length: BUYERS }, async () => running.clientOf(await aCitizen(running.pool))),
    );
    const answers = await Promise.all(buyers.map((buyer) => buy(plate, aVin(), buyer)));
    const taken = { code: 'LISTING.TAKEN', data: { listingId: plate.id, isHeld: true } };
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 201);
    for (const answer of others) expect(answer).toMatchObject({ status: 409, body: taken });
    const [orders] = await running.pool.query<RowDataPacket[]>(
      `SELECT orders.id, listings.order_id AS holding FROM orders JOIN listings ON listings.id = orders.subject_id
         WHERE orders.kind = 'listing' AND orders.subject_id = ?`,
      [plate.id],
    );
    expect(orders).toHaveLength(1);
    expect(orders[0]?.['holding']).toBe(orders[0]?.['id']);
  });

  it('lets one of two orders for the same car through that come at the same instant', async () => {
    const vin = aVin();
    const other = await running.clientOf(await aCitizen(running.pool));
    const plates = [await listing(), await listing()] as const;
    const answers = await Promise.all([buy(plates[0], vin), buy(plates[1], vin, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'VIN.HAS_ORDER',
      data: { vin },
    });
    const states = await Promise.all(plates.map(look));
    expect(states.map(({ state }) => state).sort()).toEqual(['forSale', 'held']);
  });

  it('gives the same order for the same key, and refuses another body under it', async () => {
    const [plate, key, vin] = [await listing(), randomUUID(), aVin()];
    const [first, again] = await Promise.all([buy(plate, vin, client, key), buy(plate, vin, client, key)]);
    expect(first).toMatchObject({ status: 201 });
    expect(again).toMatchObject({ status: 201, body: { orderNo: (first.body as OrderHead).orderNo } });
    expect(await buy(plate, aVin(), client, key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY.MISMATCH' },
    });
  });

  it('says so when the plate is held by the citizen’s own order', async () => {
    const plate = await listing();
    const { orderNo } = await buySurely(plate);
    expect(await buy(plate)).toMatchObject({
      status: 409,
      body: { code: 'LISTING.YOURS', data: { orderNo } },
    });
  });

  it('is bounded: so many orders wait to be paid at a time', async () => {
    const orders = [await buySurely(await listing()), await buySurely(await listing())];
    orders.push(await buySurely(await listing()));
    const fourth = await listing();
    expect(await buy(fourth)).toMatchObject({
      status: 409,
      body: { code: 'ORDER.TOO_MANY_OPEN', data: { max: 3 } },
    });
    expect(await look(fourth)).toMatchObject({ state: 'forSale' });
    await client.post(`/api/v1/me/orders/${orders[0]?.orderNo}/cancel`, {});
    await buySurely(fourth);
  });

  it('counts orders of the same instant one after the other', async () => {
    const plates = await Promise.all(Array.from({ length: 6 }, () => listing()));
    const answers = await Promise.all(plates.map((plate) => buy(plate)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
  });

  it('is of the own region or personalised', async () => {
    const abroad = await listing({ region: YIWU });
    expect(await buy(abroad)).toMatchObject({
      status: 403,
      body: { code: 'LISTING.OTHER_REGION', data: { listingId: abroad.id, region: YIWU } },
    });
    await buySurely(await listing({ region: YIWU, isPersonalised: true }));
  });

  it.each([
    ['too short', 'LSVAA49J'],
    ['a wrong check digit', 'LSVAL41Z782104202'],
    ['a letter O', 'LSVAL41Z8821O4202'],
  ])('refuses a VIN with %s', async (_what, vin) => {
    const plate = await listing();
    expect(await buy(plate, vin)).toMatchObject({
      status: 422,
      body: { code: 'VIN.INVALID', data: { vin } },
    });
    expect(await look(plate)).toMatchObject({ state: 'forSale' });
  });

  it('refuses what is withdrawn, what is not there, who is not logged in, and a request without a key', async () => {
    const withdrawn = await listing({ state: 'withdrawn' });
    expect(await buy(withdrawn)).toMatchObject({
      status: 409,
      body: { code: 'LISTING.TAKEN', data: { isHeld: false } },
    });
    expect(await buy({ id: 999_999 })).toMatchObject({ status: 404, body: { code: 'LISTING.NOT_FOUND' } });
    const plate = await listing();
    expect(await buy(plate, aVin(), running.client())).toMatchObject({
      status: 401,
      body: { code: 'SESSION.MISSING' },
    });
    expect(await buy(plate, aVin(), client, 'no uuid')).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY.KEY_MISSING' },
    });
  });
});
