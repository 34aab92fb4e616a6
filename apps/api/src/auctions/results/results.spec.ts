// What everybody may know of ended auctions: sums, lots in any order, a CSV for spreadsheets, and journals to check.
import { createHash } from 'node:crypto';
import type { AuctionResult, AuctionResultHead, JournalLine, LotResult, Page } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import {
  anAuction,
  anEndedAuction,
  aRunningApp,
  bid,
  type RunningApp,
  SaleFloor,
  waitUntil,
} from '../../testing';
import { LOTS_SQL, SUMS_SQL } from './results.store';

const HOUR_MS = 3_600_000;
const BOM = '\u{FEFF}';

describe('results', () => {
  let running: RunningApp;
  let floor: SaleFloor;
  const now = Date.now();
  let ended: { readonly id: number; readonly lots: readonly { readonly id: number }[] };

  beforeAll(async () => {
    running = await aRunningApp();
    floor = new SaleFloor(running);
    const { pool } = running;
    await anEndedAuction(pool, { title: 'long ago', endedAtMs: now - 9 * HOUR_MS, lots: [{}] });
    ended = await anEndedAuction(pool, {
      title: '2026年第7期',
      endedAtMs: now - HOUR_MS,
      lots: [
        { plateNumber: '浙G8888A', bidsFen: [5_000_000, 5_100_000, 5_300_050], endedAtMs: now - 2 * HOUR_MS },
        { plateNumber: '浙G12321', bidsFen: [5_000_000], isPersonalised: true },
        { plateNumber: '浙G4C044', startPriceFen: 800_000 },
        {
          plateNumber: '浙G10086',
          bidsFen: [9_000_000, 9_500_000],
          withdrawnFor: '=HYPERLINK("type":"BidAccepted")',
        },
      ],
    });
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  const get = (path: string) => running.client().get(`/api/v1/results${path}`);
  const result = async (query = ''): Promise<AuctionResult> =>
    (await get(`/${ended.id}${query}`)).body as AuctionResult;
  const lotNos = async (query: string): Promise<readonly number[]> =>
    (await result(query)).lots.map(({ lotNo }) => lotNo);

  it('are listed with their sums, the newest first, page by page', async () => {
    const { body } = await get('?size=1');
    const { items, ...page } = body as Page<AuctionResultHead>;
    expect(page).toEqual({ total: 2, page: 1, size: 1 });
    expect(items).toMatchObject([
      {
        auction: { id: ended.id, title: '2026年第7期', state: 'past' },
        sold: 2,
        unsold: 1,
        withdrawn: 1,
        totalFen: 10_300_050,
      },
    ]);
    expect((await get('?size=1&page=2')).body).toMatchObject({
      items: [{ auction: { title: 'long ago' }, sold: 0, unsold: 1, withdrawn: 0, totalFen: 0 }],
    });
  });

  it('tell of each lot how it ended, for how much, to which paddle, after how many bids', async () => {
    const { auction, sold, totalFen, lots } = await result();
    expect({ id: auction.id, sold, totalFen }).toEqual({ id: ended.id, sold: 2, totalFen: 10_300_050 });
    const shown = lots.map(
      ({ outcome, startPriceFen, hammerPriceFen, paddleNo, bidCount, reason }: LotResult) => [
        outcome,
        startPriceFen,
        hammerPriceFen,
        paddleNo,
        bidCount,
        reason !== null,
      ],
    );
    expect(shown).toEqual([
      ['sold', 5_000_000, 5_300_050, 101, 3, false],
      ['sold', 5_000_000, 5_000_000, 101, 1, false],
      ['unsold', 800_000, null, null, 0, false],
      ['withdrawn', 5_000_000, null, null, 2, true],
    ]);
    expect(lots[0]).toMatchObject({
      region: '330702',
      endedAtMs: now - 2 * HOUR_MS,
      plate: { number: '浙G8888A' },
    });
    expect(lots[1]?.endedAtMs).toBe(now - HOUR_MS);
  });

  it('are sorted by the server, what has no hammer price always last', async () => {
    expect(await lotNos('?sort=hammerPriceFen&order=asc')).toEqual([2, 1, 3, 4]);
    expect(await lotNos('?sort=hammerPriceFen&order=desc')).toEqual([1, 2, 3, 4]);
    expect(await lotNos('?sort=bidCount&order=desc')).toEqual([1, 4, 2, 3]);
    expect(await lotNos('?sort=plate')).toEqual([4, 2, 3, 1]);
    expect(await lotNos('?sort=endedAtMs')).toEqual([1, 2, 3, 4]);
    expect(await lotNos('?order=desc')).toEqual([4, 3, 2, 1]);
    expect((await get(`/${ended.id}?sort=reason`)).status).toBe(400);
    expect((await get(`/${ended.id}?order=up`)).status).toBe(400);
  });

  it('are refused before the auction has ended, and unknown of what was never published', async () => {
    const live = await anAuction(running.pool);
    const draft = await anAuction(running.pool, { publishedAtMs: null, endedAtMs: now });
    const [lot] = live.lots;
    for (const path of [`/${live.id}`, `/${live.id}/csv`, `/${live.id}/lots/${lot?.id}/journal`]) {
      expect(await get(path)).toMatchObject({
        status: 409,
        body: { code: 'RESULT.NOT_YET', data: { auctionId: live.id } },
      });
    }
    for (const id of [draft.id, 9_999_999])
      expect(await get(`/${id}`)).toMatchObject({ status: 404, body: { code: 'AUCTION.NOT_FOUND' } });
  });

  it('come as a CSV for spreadsheets: marked as UTF-8, named after the auction, with no formula in it', async () => {
    const response = await fetch(`${running.url}/api/v1/results/${ended.id}/csv`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="haopai-results-${ended.id}.csv"; filename*=UTF-8''${encodeURIComponent('竞买公示 2026年第7期.csv')}`,
    );
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    expect(text.startsWith(`${BOM}标的号,号牌,`)).toBe(true);
    const rows = text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[1]).toMatch(
      /^1,浙G8888A,区县330702,成交,50000,53000\.50,101,3,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,,[0-9a-f]{64}$/,
    );
    expect(rows[2]).toContain(',个性化，不限地区,');
    expect(rows[3]).toContain(',流拍,8000,,,0,');
    expect(rows[4]).toContain(`"'=HYPERLINK(`);

    const english = await (await fetch(`${running.url}/api/v1/results/${ended.id}/csv?lang=en`)).text();
    expect(english).toContain('Sold,50000,53000.50');
    expect((await get(`/${ended.id}/csv?lang=fr`)).status).toBe(400);
  });

  it('give each ended lot’s stored events word for word, so that anybody can reckon the chain again', async () => {
    const [lot] = ended.lots;
    const lines: JournalLine[] = [];
    for (const page of [1, 2, 3]) {
      const { body } = await get(`/${ended.id}/lots/${lot?.id}/journal?size=3&page=${page}`);
      const { items, total } = body as Page<JournalLine>;
      expect(total).toBe(6);
      lines.push(...items);
    }
    expect(lines.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    let previous = '0'.repeat(64);
    for (const { version, body, hash } of lines) {
      previous = createHash('sha256').update(`${previous}\n${lot?.id}\n${version}\n${body}`).digest('hex');
      expect(hash).toBe(previous);
    }
    expect((await result()).lots[0]?.lastHash).toBe(previous);
  });

  it('know no lot of another auction', async () => {
    const other = await anEndedAuction(running.pool, { endedAtMs: now - 20 * HOUR_MS, lots: [{}] });
    const path = `/${ended.id}/lots/${other.lots[0]?.id}/journal`;
    expect(await get(path)).toMatchObject({ status: 404, body: { code: 'LOT.NOT_FOUND' } });
  });

  it('count each journal once, also when a crowd asks at the same time', async () => {
    const fresh = await anEndedAuction(running.pool, {
      endedAtMs: now - 30 * HOUR_MS,
      lots: Array.from({ length: 60 }, () => ({ bidsFen: [5_000_000, 5_100_000] })),
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => get(`/${fresh.id}`)));
    for (const { body } of answers)
      expect((body as AuctionResult).lots.map(({ bidCount }) => bidCount)).toEqual(
        Array.from({ length: 60 }, () => 2),
      );
    // What is counted is not counted again: the journal may go to an archive.
    await running.pool.query('DELETE FROM lot_events WHERE lot_id IN (?)', [fresh.lots.map(({ id }) => id)]);
    const { body } = await get(`/${fresh.id}`);
    expect((body as AuctionResult).lots[59]).toMatchObject({
      bidCount: 2,
      lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('are read by keys: no table is searched from end to end', async () => {
    const explain = async (sql: string): Promise<readonly RowDataPacket[]> => {
      const [rows] = await running.pool.query<RowDataPacket[]>(`EXPLAIN ${sql}`, [ended.id]);
      return rows;
    };
    for (const sql of [SUMS_SQL, LOTS_SQL]) {
      const plan = await explain(sql);
      expect(plan.length).toBeGreaterThan(1);
      for (const step of plan)
        expect(step).toMatchObject({ key: expect.stringMatching(/by_auction|PRIMARY/) });
    }
  });

  it('appear by themselves when the last lot of a real sale has closed', async () => {
    const auction = await floor.openAuction({ countdownMs: 500, title: 'just sold' });
    const [lot] = auction.lots;
    const lotId = lot?.id ?? 0;
    const bidder = await floor.bidder(auction);
    expect(await bid(bidder, lotId, 50_000)).toMatchObject({ ok: true });
    await waitUntil(async () => (await get(`/${auction.id}`)).status === 200);
    const { body } = await get(`/${auction.id}`);
    expect(body).toMatchObject({
      sold: 1,
      totalFen: 5_000_000,
      lots: [
        { outcome: 'sold', bidCount: 1, hammerPriceFen: 5_000_000, paddleNo: bidder.enrolment.paddleNo },
      ],
    });
  });
});
