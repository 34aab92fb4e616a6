// Reports on the real database: sales by month and region, prices in bands, who took part, who did not pay; in a file, and within bounds.
import type {
  AuctionTurnout,
  DefaultsReport,
  ErrorBody,
  Page,
  PricesReport,
  SalesReport,
} from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { Sequelize } from 'sequelize-typescript';
import { getConnectionToken } from '@nestjs/sequelize';
import { isGivenUp, selectWithin } from '../../platform/database';
import {
  aListing,
  anOrder,
  aRunningApp,
  aSettledAuction,
  hearOrders,
  type HttpClient,
  payOrder,
  type RunningApp,
  type SettledAuction,
  sheetsOfXlsx,
  staffClient,
  TEST_REGION,
} from '../../testing';
import { SOLD } from './reports.store';

const REPORTS = '/api/v1/admin/reports';
const YIWU = '330782';
const DAY_MS = 24 * 3_600_000;
/** The last moment of May and the first of June 2026, in Beijing. */
const MAY_MS = Date.UTC(2026, 4, 31, 15, 59, 59, 999);
const JUNE_MS = MAY_MS + 1;
const YEAR = `fromMs=${Date.UTC(2026, 0)}&toMs=${Date.UTC(2027, 0)}`;

describe('reports', () => {
  let running: RunningApp;
  let auditor: HttpClient;
  let early: SettledAuction;
  let late: SettledAuction;

  const get = async <Body>(path: string, client = auditor): Promise<Body> =>
    (await client.get(`${REPORTS}/${path}`)).body as Body;
  const code = async (path: string, client = auditor): Promise<string> =>
    (await get<ErrorBody>(path, client)).code;
  const endedAt = ({ auction }: SettledAuction, atMs: number) =>
    running.pool.query('UPDATE auctions SET ended_at_ms = ? WHERE id = ?', [atMs, auction.id]);
  const sellListing = async (amountFen: number, region: string, atMs: number): Promise<number> => {
    const { id } = await aListing(running.pool, { priceFen: amountFen, region });
    const order = await payOrder(running, await anOrder(running, { subjectId: id, amountFen }), { atMs });
    await running.pool.query('UPDATE orders SET paid_at_ms = ? WHERE id = ?', [atMs, order.id]);
    return order.id;
  };

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    auditor = await staffClient(running, 'auditor');
    hearOrders(running, 'listing');
    early = await aSettledAuction(running, [5_200_000, 6_000_000]);
    late = await aSettledAuction(running, [9_900_000, 5_100_000, 21_000_000], '2026年第10期');
    await endedAt(early, MAY_MS);
    await endedAt(late, JUNE_MS);
    await running.pool.query(`UPDATE won_lots SET state = 'defaulted' WHERE lot_id = ?`, [
      late.auction.lots[1]?.id,
    ]);
    await sellListing(800_000, TEST_REGION, JUNE_MS);
    await sellListing(999_999, YIWU, JUNE_MS + DAY_MS);
    const refunded = await sellListing(700_000, YIWU, JUNE_MS);
    await running.pool.query(`UPDATE orders SET state = 'refunded' WHERE id = ?`, [refunded]);
  });
  afterAll(() => running.stop());

  it('sum up sales by Beijing’s month, region and way, without defaulted lots and refunded orders', async () => {
    const { rows } = await get<SalesReport>(`sales?${YEAR}`);
    const region = TEST_REGION;
    expect(rows).toEqual([
      { month: '2026-05', region, way: 'auction', sales: 2, sumFen: 11_200_000 },
      { month: '2026-06', region, way: 'auction', sales: 2, sumFen: 30_900_000 },
      { month: '2026-06', region, way: 'listing', sales: 1, sumFen: 800_000 },
      { month: '2026-06', region: YIWU, way: 'listing', sales: 1, sumFen: 999_999 },
    ]);
  });

  it('take the beginning of a period in, and not its end', async () => {
    const { rows } = await get<SalesReport>(`sales?fromMs=${MAY_MS}&toMs=${JUNE_MS}`);
    expect(rows.map(({ month, sales }) => [month, sales])).toEqual([['2026-05', 2]]);
    expect((await get<SalesReport>(`sales?fromMs=${MAY_MS - DAY_MS}&toMs=${MAY_MS}`)).rows).toEqual([]);
  });

  it('count the same sales by price, a price at the edge in the higher band', async () => {
    const { bands } = await get<PricesReport>(`prices?${YEAR}`);
    expect(bands).toHaveLength(9);
    const filled = bands.filter(({ auctionSales, listingSales }) => auctionSales + listingSales > 0);
    const none = { auctionSales: 0, listingSales: 0 };
    expect(filled).toEqual([
      { ...none, fromFen: 0, belowFen: 1_000_000, listingSales: 2 },
      { ...none, fromFen: 5_000_000, belowFen: 6_000_000, auctionSales: 1 },
      { ...none, fromFen: 6_000_000, belowFen: 8_000_000, auctionSales: 1 },
      { ...none, fromFen: 8_000_000, belowFen: 10_000_000, auctionSales: 1 },
      { ...none, fromFen: 20_000_000, belowFen: 50_000_000, auctionSales: 1 },
    ]);
  });

  it('tell of each auction who enrolled, who bid and how often, who won and who did not pay', async () => {
    const page = await get<Page<AuctionTurnout>>(`turnouts?${YEAR}`);
    expect(page).toMatchObject({ total: 2, page: 1, size: 12 });
    expect(page.items).toEqual([
      {
        ...{ auctionId: late.auction.id, title: '2026年第10期', endedAtMs: JUNE_MS },
        ...{ lots: 3, enrolments: 4, bidders: 3, bids: 3, won: 3, defaulted: 1, unsold: 0, withdrawn: 0 },
        // Without the one that was not paid.
        ...{ startFen: 10_000_000, hammerFen: 30_900_000 },
      },
      {
        ...{ auctionId: early.auction.id, title: '2026年第9期', endedAtMs: MAY_MS },
        ...{ lots: 2, enrolments: 3, bidders: 2, bids: 2, won: 2, defaulted: 0, unsold: 0, withdrawn: 0 },
        ...{ startFen: 10_000_000, hammerFen: 11_200_000 },
      },
    ]);
    const second = await get<Page<AuctionTurnout>>(`turnouts?${YEAR}&size=1&page=2`);
    expect(second).toMatchObject({ total: 2, items: [{ auctionId: early.auction.id }] });
  });

  it('tell the defaults of each month, and the balances that may become one', async () => {
    const { rows } = await get<DefaultsReport>(`defaults?${YEAR}`);
    expect(rows).toEqual([
      { month: '2026-05', won: 2, due: 2, defaulted: 0, defaultedFen: 0 },
      { month: '2026-06', won: 3, due: 2, defaulted: 1, defaultedFen: 5_100_000 },
    ]);
  });

  it.each([
    ['zh', ['成交', '价格分布', '参与情况', '违约'], ['2026-06', '义乌市', '标卖', 1, 9_999.99]],
    ['en', ['Sales', 'Prices', 'Turnout', 'Defaults'], ['2026-06', 'Yiwu', 'Fixed price', 1, 9_999.99]],
  ])('go along as a workbook in the language %s, and it is written down', async (language, names, last) => {
    await running.pool.query(`UPDATE regions SET name_zh = '义乌市', name_en = 'Yiwu' WHERE code = ?`, [
      YIWU,
    ]);
    const address = `${running.url}${REPORTS}/workbook?${YEAR}&language=${language}`;
    const answer = await fetch(address, { headers: { Cookie: auditor.cookieHeader } });
    expect(answer.status).toBe(200);
    const sheets = await sheetsOfXlsx(Buffer.from(await answer.arrayBuffer()));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(names);
    expect(sheets[0]?.data.at(-1)).toEqual(last);
    expect(sheets[3]?.data.at(-1)).toEqual(['2026-06', 3, 2, 1, 51_000, 1 / 3]);
    const { body } = await auditor.get('/api/v1/admin/audit?act=report.workbook&size=1');
    expect((body as Page<object>).items).toMatchObject([{ subject: 'reports' }]);
  });

  it('are of the last twelve months unless told otherwise', async () => {
    const { fromMs, toMs } = await get<SalesReport>('sales');
    expect(toMs).toBeGreaterThan(Date.now() - 60_000);
    expect((toMs - fromMs) / DAY_MS).toBeGreaterThan(333);
    expect((toMs - fromMs) / DAY_MS).toBeLessThan(367);
    expect(new Date(fromMs + 8 * 3_600_000).toISOString()).toMatch(/-01T00:00:00.000Z$/);
  });

  it.each([
    ['ends before it begins', 'fromMs=10&toMs=5'],
    ['is longer than three years', `fromMs=0&toMs=${Date.UTC(2026, 0)}`],
  ])('are refused for a period that %s', async (_, period) => {
    for (const report of ['sales', 'prices', 'turnouts', 'defaults', 'workbook'])
      expect(await code(`${report}?${period}`)).toBe('PERIOD.REFUSED');
  });

  it('are not for clerks and editors', async () => {
    for (const role of ['clerk', 'editor'] as const)
      expect(await code('sales', await staffClient(running, role))).toBe('STAFF.FORBIDDEN');
    for (const role of ['auctioneer', 'cashier', 'administrator'] as const)
      expect((await get<SalesReport>(`sales?${YEAR}`, await staffClient(running, role))).rows).toHaveLength(
        4,
      );
  });

  it('find what was sold by an index on its time', async () => {
    const plan = async (sql: string): Promise<readonly (string | null)[]> => {
      const found = sql.replace(':fromMs', String(MAY_MS)).replace(':toMs', String(JUNE_MS));
      const [rows] = await running.pool.query<RowDataPacket[]>(`EXPLAIN SELECT COUNT(*) ${found}`);
      return rows.flatMap(({ possible_keys: keys }) => String(keys as string | null).split(','));
    };
    expect(await plan(SOLD.auction.found)).toContain('by_state');
    expect(await plan(SOLD.listing.found)).toContain('by_payment');
  });
});

describe('a select within a time', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());

  it('is given up by the server when that is over, and otherwise answered', async () => {
    const connection = running.app.get<Sequelize>(getConnectionToken());
    const [rows] = await connection.query(selectWithin(5, 'SELECT 7 AS answer'));
    expect(rows).toEqual([{ answer: 7 }]);
    const slow = `SELECT COUNT(*) FROM information_schema.columns one, information_schema.columns two, information_schema.columns three`;
    const error: unknown = await connection.query(selectWithin(1, slow)).catch((thrown: unknown) => thrown);
    expect(isGivenUp(error)).toBe(true);
    await expect(connection.query('SELECT 1 AS answer')).resolves.toBeDefined();
    expect(() => selectWithin(1, 'DELETE FROM orders')).toThrow();
  });
});
