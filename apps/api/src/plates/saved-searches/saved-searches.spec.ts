// Saved searches: the list, its limit, and what each is told of: plates put on sale, by one notice for all that fit, and coming auctions, by two instances
// on one database.
import { randomUUID } from 'node:crypto';
import type { SavedSearches, SavedSearchView, StockItemView } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import {
  aCitizen,
  aDatabase,
  anAuction,
  aRegion,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  type HttpClient,
  type RunningApp,
  TEST_REGION,
  type TestCitizen,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { SAVED_SEARCHES_MAX } from './saved-search';
import { TellNewPlates } from './tell-new-plates';

const SEARCHES = '/api/v1/me/saved-searches';
const STOCK = '/api/v1/admin/stock';
const HOUR_MS = 3_600_000;
const OTHER_REGION = '330782';
const NOTHING = {
  contains: null,
  endsWith: null,
  without: null,
  pattern: null,
  priceFromFen: null,
  priceToFen: null,
};

describe('saved searches', () => {
  let database: ThrowAwayDatabase;
  let instances: readonly RunningApp[];
  let running: RunningApp;
  let clerk: HttpClient;

  beforeAll(async () => {
    database = await aDatabase();
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' }, database);
    instances = [running, await aRunningApp({}, database)];
    clerk = await clientOfStaff(running, await aStaffMember(running, 'clerk'));
    for (const region of [TEST_REGION, OTHER_REGION]) await aRegion(database.pool, region);
  });
  afterAll(async () => {
    for (const instance of instances) await instance.stop();
    await database.drop();
  });

  const aVisitor = async (): Promise<{ citizen: TestCitizen; http: HttpClient }> => {
    const citizen = await aCitizen(database.pool);
    return { citizen, http: await running.clientOf(citizen) };
  };
  const save = async (http: HttpClient, body: object): Promise<SavedSearchView> => {
    const answer = await http.post(SEARCHES, { scope: 'listings', ...body });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body as SavedSearchView;
  };
  const listOf = async (http: HttpClient): Promise<readonly SavedSearchView[]> =>
    ((await http.get(SEARCHES)).body as SavedSearches).items;
  const rows = async (sql: string, values: unknown[] = []): Promise<readonly RowDataPacket[]> =>
    (await database.pool.query<RowDataPacket[]>(sql, values))[0];
  const look = () =>
    Promise.all(instances.map(({ app }) => app.get(TellNewPlates, { strict: false }).look()));
  /** Until every search has been compared with all there is, and what was to be told of it has arrived. */
  const everythingIsTold = async (): Promise<void> => {
    await look();
    await waitUntil(async () => {
      const [left] = await rows(
        `SELECT (SELECT COUNT(*) FROM saved_searches WHERE seen_no < (SELECT COALESCE(MAX(no), 0) FROM plate_news))
           + (SELECT COUNT(*) FROM saved_searches WHERE new_count > 0 AND told_at_ms IS NULL)
           + (SELECT COUNT(*) FROM outbox WHERE channel = 'notice' AND state = 'waiting') AS count`,
      );
      return Number(left?.count) === 0;
    });
  };
  const told = async ({ citizen }: { citizen: TestCitizen }): Promise<readonly unknown[]> =>
    (await rows('SELECT kind, data FROM notices WHERE citizen_id = ? ORDER BY id', [citizen.id])).map(
      ({ kind, data }): readonly [string, object] => [kind as string, JSON.parse(data as string) as object],
    );
  const putOnSale = async (plateNumber: string, more: object = {}): Promise<StockItemView> => {
    const terms = { isPersonalised: false, region: TEST_REGION, priceFen: 500_000 };
    const answer = await clerk.post(`${STOCK}/plates`, { ...terms, plateNumber, ...more });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body as StockItemView;
  };
  const act = async (name: string, { id }: StockItemView, more: object = {}): Promise<void> => {
    const [plate] = await rows('SELECT version FROM plates WHERE id = ?', [id]);
    const plates = [{ id, version: Number(plate?.version) }];
    expect(await clerk.post(`${STOCK}/${name}`, { plates, reason: '按通知调整', ...more })).toMatchObject({
      status: 200,
    });
  };

  it('are read as a plate has it, saved once however often, listed to their citizen alone, and deleted', async () => {
    const [{ http }, stranger] = [await aVisitor(), await aVisitor()];
    const wish = { ...NOTHING, contains: '88', pattern: 'aaa', priceToFen: 500_000 };
    const body = { contains: '浙g·88', pattern: 'aaa', priceToFen: 500_000 };
    const saved = await save(http, body);
    expect(saved).toMatchObject({ scope: 'listings', wish, toldAtMs: null });
    expect(await save(http, { ...body, contains: '88' })).toEqual(saved);
    const other = await save(http, { scope: 'auctions', contains: '88', priceToFen: 1 });
    expect(other.wish).toEqual({ ...NOTHING, contains: '88' });
    expect(await listOf(http)).toEqual([other, saved]);
    expect(await listOf(stranger.http)).toEqual([]);
    expect(await stranger.http.delete(`${SEARCHES}/${saved.id}`)).toMatchObject({ status: 204 });
    expect(await http.delete(`${SEARCHES}/${other.id}`)).toMatchObject({ status: 204 });
    expect(await listOf(http)).toEqual([saved]);
  });

  it('look for something, for what a plate can have, and are so many and no more', async () => {
    const { http } = await aVisitor();
    expect(await http.post(SEARCHES, { scope: 'listings' })).toMatchObject({
      status: 422,
      body: { code: 'SAVED_SEARCH.EMPTY' },
    });
    expect(await http.post(SEARCHES, { scope: 'listings', contains: '8O' })).toMatchObject({
      status: 422,
      body: { code: 'LISTING.BAD_SEARCH', data: { fields: [{ path: 'contains' }] } },
    });
    for (const wrong of [{}, { scope: 'all' }, { scope: 'listings', region: '1' }])
      expect(await http.post(SEARCHES, wrong)).toMatchObject({ status: 400 });
    for (let nth = 1; nth <= SAVED_SEARCHES_MAX; nth += 1) await save(http, { contains: `${100 + nth}` });
    expect(await http.post(SEARCHES, { scope: 'listings', contains: '999' })).toMatchObject({
      status: 409,
      body: { code: 'SAVED_SEARCH.TOO_MANY', data: { max: SAVED_SEARCHES_MAX } },
    });
    await save(http, { contains: '101' });
    const stranger = running.client();
    for (const answer of [await stranger.get(SEARCHES), await stranger.delete(`${SEARCHES}/1`)])
      expect(answer).toMatchObject({ status: 401, body: { code: 'SESSION.MISSING' } });
  });

  it('are told of all that was put on sale and fits, by one notice, and of nothing that was there before', async () => {
    await putOnSale('浙G77010');
    const visitor = await aVisitor();
    await save(visitor.http, { contains: '7701', priceToFen: 500_000 });
    await putOnSale('浙G77011');
    await putOnSale('浙G77012', { priceFen: 500_001 });
    await putOnSale('浙G77013', { region: OTHER_REGION });
    await putOnSale('浙G77014', { region: OTHER_REGION, isPersonalised: true });
    await putOnSale('浙G77015', { priceFen: undefined });
    await putOnSale('浙G77116');
    await everythingIsTold();
    const notices = await told(visitor);
    const counted = notices.map((notice) => (notice as [string, { plates: number }])[1].plates);
    // A look of the site's own may have come in between: then the rest is told within the hour.
    expect(notices[0]).toEqual([
      'newListings',
      { contains: '7701', priceToFen: 500_000, plates: expect.any(Number), plate: '浙G77011' },
    ]);
    expect(notices).toHaveLength(1);
    const [untold] = await rows('SELECT new_count AS count FROM saved_searches WHERE citizen_id = ?', [
      visitor.citizen.id,
    ]);
    expect((counted[0] ?? 0) + Number(untold?.count)).toBe(2);
  });

  it('are told of what comes back on sale, and neither of a new price nor of a hold that ended', async () => {
    const plate = await putOnSale('浙G77201');
    const visitor = await aVisitor();
    await save(visitor.http, { contains: '77201' });
    await act('reprice', plate, { priceFen: 600_000 });
    const [listing] = await rows('SELECT id FROM listings WHERE plate_id = ?', [plate.id]);
    const buyer = await aVisitor();
    const order = await buyer.http.post(
      `/api/v1/listings/${listing?.id}/orders`,
      { vin: '1M8GDM9AXKP300001' },
      { 'Idempotency-Key': randomUUID() },
    );
    const { orderNo } = order.body as { orderNo: string };
    expect(await buyer.http.post(`/api/v1/me/orders/${orderNo}/cancel`, {})).toMatchObject({ status: 200 });
    await everythingIsTold();
    expect(await told(visitor)).toEqual([]);
    await act('withdraw', plate);
    await act('list', plate, { priceFen: 700_000 });
    await everythingIsTold();
    expect(await told(visitor)).toEqual([
      ['newListings', { contains: '77201', plates: 1, plate: '浙G77201' }],
    ]);
  });

  it('wait for the end of the hour with what was found since the last notice, and tell of it together', async () => {
    const visitor = await aVisitor();
    await save(visitor.http, { contains: '773' });
    await putOnSale('浙G77301');
    await everythingIsTold();
    for (const serial of ['77302', '77303', '77304']) {
      await putOnSale(`浙G${serial}`);
      await everythingIsTold();
    }
    expect(await told(visitor)).toHaveLength(1);
    await database.pool.query('UPDATE saved_searches SET told_at_ms = told_at_ms - ? WHERE citizen_id = ?', [
      HOUR_MS,
      visitor.citizen.id,
    ]);
    await look();
    await waitUntil(async () => (await told(visitor)).length === 2);
    expect((await told(visitor))[1]).toEqual([
      'newListings',
      { contains: '773', plates: 3, plate: '浙G77302' },
    ]);
  });

  it('are told once by two instances that look at the same time, and go on where one was killed', async () => {
    const visitors = [];
    for (let each = 0; each < 8; each += 1) visitors.push(await aVisitor());
    for (const { http } of visitors) await save(http, { contains: '7740' });
    const ids = visitors.map(({ citizen }) => citizen.id);
    // As if a process had compared, and died before it told.
    await database.pool.query(
      `UPDATE saved_searches SET new_count = 3, new_plate = '浙G77409' WHERE citizen_id IN (?)`,
      [ids.slice(0, 4)],
    );
    await putOnSale('浙G77401');
    await Promise.all([look(), look(), look()]);
    await everythingIsTold();
    for (const visitor of visitors) expect(await told(visitor)).toHaveLength(1);
    for (const visitor of visitors.slice(4))
      expect(await told(visitor)).toEqual([
        ['newListings', { contains: '7740', plates: 1, plate: '浙G77401' }],
      ]);
  });

  it('are told of a coming auction that has such plates, and of none that was there before', async () => {
    const lots = [{ plateNumber: '浙G77501' }, { plateNumber: '浙G77502' }, { plateNumber: '浙G77504' }];
    const visitor = await aVisitor();
    await anAuction(database.pool, { startsAtMs: Date.now() + HOUR_MS, lots: [{ plateNumber: '浙G77509' }] });
    await save(visitor.http, { scope: 'auctions', contains: '7750', without: '4' });
    await save(visitor.http, { scope: 'listings', contains: '7750' });
    const publishedAtMs = Date.now();
    const startsAtMs = publishedAtMs + HOUR_MS;
    const coming = await anAuction(database.pool, { startsAtMs, publishedAtMs, lots });
    await waitUntil(async () => {
      await look();
      return (await told(visitor)).length > 0;
    });
    await everythingIsTold();
    expect(await told(visitor)).toEqual([
      ['newLots', { contains: '7750', without: '4', plates: 2, plate: '浙G77501', auctionId: coming.id }],
    ]);
  });

  it('forget what is new after a week', async () => {
    await database.pool.query('INSERT INTO plate_news (listing_id, at_ms) VALUES (?, 1)', [999_999]);
    await look();
    expect(await rows('SELECT 1 FROM plate_news WHERE at_ms = 1')).toEqual([]);
  });
});
