// Watched plates at a fixed price: the list, its limit, and who is told what when a plate can be bought again or is sold, by two instances on one database.
import { randomUUID } from 'node:crypto';
import type { ListingWatches } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { FindOrders, type Order } from '../../commerce/orders';
import {
  aCitizen,
  aDatabase,
  aListing,
  aRunningApp,
  type HttpClient,
  listingsOf,
  payOrder,
  type RunningApp,
  type TestCitizen,
  type TestListing,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { LISTING_WATCHES_MAX } from './listing-watch';
import { TellListingWatchers } from './tell-listing-watchers';

const WATCHES = '/api/v1/me/listing-watches';
/** More than a batch. */
const WATCHERS = 120;
let cars = 0;

/** Its check digit need not fit: it was not made in China. */
const aVin = (): string => `1M8GDM9AXKP${String(200_000 + (cars += 1))}`;

describe('watched plates at a fixed price', () => {
  let database: ThrowAwayDatabase;
  let instances: readonly RunningApp[];
  let running: RunningApp;

  beforeAll(async () => {
    database = await aDatabase();
    running = await aRunningApp({}, database);
    instances = [running, await aRunningApp({}, database)];
  });
  afterAll(async () => {
    for (const instance of instances) await instance.stop();
    await database.drop();
  });

  const look = () =>
    Promise.all(instances.map(({ app }) => app.get(TellListingWatchers, { strict: false }).look()));
  const aVisitor = async (): Promise<{ citizen: TestCitizen; http: HttpClient }> => {
    const citizen = await aCitizen(database.pool);
    return { citizen, http: await running.clientOf(citizen) };
  };
  const aWatcher = async (listing: TestListing): Promise<number> => {
    const { id } = await aCitizen(database.pool);
    await database.pool.query(
      'INSERT INTO listing_watches (citizen_id, listing_id, at_ms) VALUES (?, ?, 1)',
      [id, listing.id],
    );
    return id;
  };
  const watchedBy = async (http: HttpClient): Promise<readonly (readonly [number, string])[]> => {
    const { body } = await http.get(WATCHES);
    return (body as ListingWatches).items.map(({ listing }) => [listing.id, listing.state]);
  };
  const rows = async (sql: string, values: unknown[]): Promise<readonly RowDataPacket[]> =>
    (await database.pool.query<RowDataPacket[]>(sql, values))[0];
  /** As they were told, whoever of them it was. */
  const told = (kind: string, citizenIds: readonly number[]) =>
    rows(
      'SELECT citizen_id AS id, data FROM notices WHERE kind = ? AND citizen_id IN (?) ORDER BY citizen_id',
      [kind, citizenIds],
    );
  const hold = async (listing: TestListing, buyer: { http: HttpClient }): Promise<Order> => {
    const path = `/api/v1/listings/${listing.id}/orders`;
    const answer = await buyer.http.post(path, { vin: aVin() }, { 'Idempotency-Key': randomUUID() });
    expect(answer).toMatchObject({ status: 201 });
    const order = (await running.app.get(FindOrders).newestOf('listing', [listing.id])).get(listing.id);
    if (order === undefined) throw new Error('an order that was made is not there');
    return order;
  };
  const giveBack = async (buyer: { http: HttpClient }, { orderNo }: Order): Promise<void> => {
    expect(await buyer.http.post(`/api/v1/me/orders/${orderNo}/cancel`, {})).toMatchObject({ status: 200 });
  };
  const nothingIsDue = async (): Promise<boolean> =>
    (await rows('SELECT listing_id FROM listing_news WHERE due_at_ms IS NOT NULL', [])).length === 0;
  const outboxIsEmpty = async (): Promise<boolean> =>
    (await rows(`SELECT id FROM outbox WHERE channel = 'notice' AND state = 'waiting'`, [])).length === 0;
  const everythingIsTold = async (): Promise<void> => {
    await look();
    await waitUntil(nothingIsDue);
    await waitUntil(outboxIsEmpty);
  };

  it('are put on the list once, the newest first, and taken off', async () => {
    const { http } = await aVisitor();
    const [first, second] = [await aListing(database.pool), await aListing(database.pool)];
    for (const { id } of [first, second, first])
      expect(await http.put(`${WATCHES}/${id}`, {})).toMatchObject({
        status: 200,
        body: { listing: { id } },
      });
    expect((await watchedBy(http)).map(([id]) => id).sort()).toEqual([first.id, second.id].sort());
    for (let times = 0; times < 2; times += 1)
      expect(await http.delete(`${WATCHES}/${first.id}`)).toMatchObject({ status: 204 });
    expect(await watchedBy(http)).toEqual([[second.id, 'forSale']]);
    expect(await watchedBy((await aVisitor()).http)).toEqual([]);
  });

  it('are none that is not there or no longer offered, and nothing of who is not logged in', async () => {
    const { http } = await aVisitor();
    const gone = await aListing(database.pool, { state: 'withdrawn' });
    expect(await http.put(`${WATCHES}/999999`, {})).toMatchObject({
      status: 404,
      body: { code: 'LISTING.NOT_FOUND' },
    });
    expect(await http.put(`${WATCHES}/${gone.id}`, {})).toMatchObject({
      status: 409,
      body: { code: 'LISTING.GONE', data: { listingId: gone.id } },
    });
    for (const answer of [
      await running.client().get(WATCHES),
      await running.client().put(`${WATCHES}/${gone.id}`, {}),
      await running.client().delete(`${WATCHES}/${gone.id}`),
    ])
      expect(answer).toMatchObject({ status: 401, body: { code: 'SESSION.MISSING' } });
  });

  it('are so many and no more', async () => {
    const { http, citizen } = await aVisitor();
    const listings = await listingsOf(
      database.pool,
      Array.from({ length: LISTING_WATCHES_MAX + 1 }, () => ({})),
    );
    const [last, ...others] = listings;
    await database.pool.query('INSERT INTO listing_watches (citizen_id, listing_id, at_ms) VALUES ?', [
      others.map(({ id }) => [citizen.id, id, 1]),
    ]);
    expect(await http.put(`${WATCHES}/${last?.id}`, {})).toMatchObject({
      status: 409,
      body: { code: 'WATCHLIST.FULL', data: { max: LISTING_WATCHES_MAX } },
    });
    expect(await http.put(`${WATCHES}/${others[0]?.id}`, {})).toMatchObject({ status: 200 });
  });

  it('have each watcher told once that one can be bought again, but for who had held it', async () => {
    const listing = await aListing(database.pool);
    const ids: number[] = [];
    for (let each = 0; each < WATCHERS; each += 1) ids.push(await aWatcher(listing));
    const buyer = await aVisitor();
    await buyer.http.put(`${WATCHES}/${listing.id}`, {});
    await giveBack(buyer, await hold(listing, buyer));
    await everythingIsTold();
    await everythingIsTold();
    const notices = await told('listingFree', [...ids, buyer.citizen.id]);
    expect(notices.map(({ id }) => id as number)).toEqual(ids);
    expect(JSON.parse(notices[0]?.data as string)).toEqual({
      listingId: listing.id,
      plate: listing.plateNumber,
    });
  });

  it('are not said to be for sale when they are held again by then', async () => {
    const listing = await aListing(database.pool);
    const watcher = await aWatcher(listing);
    await hold(listing, await aVisitor());
    await database.pool.query(
      `INSERT INTO listing_news (listing_id, what, due_at_ms) VALUES (?, 'freed', 1)`,
      [listing.id],
    );
    await everythingIsTold();
    expect(await told('listingFree', [watcher])).toEqual([]);
  });

  it('are told of later when they were told of a moment ago, however often somebody holds them', async () => {
    const listing = await aListing(database.pool);
    const [watcher, buyer] = [await aWatcher(listing), await aVisitor()];
    await giveBack(buyer, await hold(listing, buyer));
    await everythingIsTold();
    await giveBack(buyer, await hold(listing, buyer));
    await look();
    const [news] = await rows(
      'SELECT due_at_ms - told_at_ms AS quiet FROM listing_news WHERE listing_id = ?',
      [listing.id],
    );
    expect(Number(news?.quiet)).toBe(15 * 60_000);
    expect(await told('listingFree', [watcher])).toHaveLength(1);
    await database.pool.query('UPDATE listing_news SET due_at_ms = 1 WHERE listing_id = ?', [listing.id]);
    await everythingIsTold();
    expect(await told('listingFree', [watcher])).toHaveLength(2);
  });

  it('leave the list when they are sold, with a notice to all but the buyer', async () => {
    const listing = await aListing(database.pool);
    const [watcher, buyer] = [await aWatcher(listing), await aVisitor()];
    await buyer.http.put(`${WATCHES}/${listing.id}`, {});
    await payOrder(running, await hold(listing, buyer));
    await everythingIsTold();
    const notices = await told('listingSold', [watcher, buyer.citizen.id]);
    expect(notices.map(({ id }) => id as number)).toEqual([watcher]);
    expect(await rows('SELECT 1 FROM listing_watches WHERE listing_id = ?', [listing.id])).toEqual([]);
    expect(await buyer.http.put(`${WATCHES}/${listing.id}`, {})).toMatchObject({
      body: { code: 'LISTING.GONE' },
    });
  });

  it('go on where somebody was killed in the middle', async () => {
    const listing = await aListing(database.pool);
    const ids = [await aWatcher(listing), await aWatcher(listing), await aWatcher(listing)];
    await database.pool.query(
      `INSERT INTO listing_news (listing_id, what, due_at_ms, after_citizen_id) VALUES (?, 'freed', 1, ?)`,
      [listing.id, ids[0]],
    );
    await everythingIsTold();
    const notices = await told('listingFree', ids);
    expect(notices.map(({ id }) => id as number)).toEqual(ids.slice(1));
  });
});
