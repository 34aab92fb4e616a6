// What plates of all auctions were sold for: what is found, in which order, what the figures are made of, and what is in none of them.
import type { Page, SoldPlateFigures, SoldPlateView } from '@haopai/contracts';
import { platePatterns } from '@haopai/rules';
import type { RowDataPacket } from 'mysql2/promise';
import { SettleAuctions } from '../../commerce/settlement';
import {
  anAuction,
  anEndedAuction,
  aRunningApp,
  aSettledAuction,
  letBalanceBeDueIn,
  manyListings,
  type RunningApp,
  waitUntil,
} from '../../testing';
import { GatherSoldPlates } from './gather-sold-plates';
import { GatheringStore } from './gathering.store';
import { figuresSql, foundSql } from './sold-plates.store';

const YUAN = 100;

describe('sold plates', () => {
  let running: RunningApp;

  const get = (path: string) => running.client().get(`/api/v1/sold-plates${path}`);
  const numbers = async (query: string): Promise<readonly string[]> => {
    const { status, body } = await get(query);
    expect([query, status]).toEqual([query, 200]);
    return (body as Page<SoldPlateView>).items.map(({ plate }) => plate.number.slice(2));
  };
  const figures = async (query: string): Promise<SoldPlateFigures> =>
    (await get(`/figures${query}`)).body as SoldPlateFigures;
  const gather = async (): Promise<void> => {
    await running.app.get(SettleAuctions).look();
    await running.app.get(GatherSoldPlates).look();
  };
  /** In yuan, by number. */
  const endedWith = (soldFor: readonly (readonly [serial: string, yuan: number])[], endedAt: string) =>
    anEndedAuction(running.pool, {
      title: endedAt.slice(0, 7),
      endedAtMs: Date.parse(endedAt),
      lots: [
        ...soldFor.map(([serial, yuan]) => ({
          plateNumber: `浙G${serial}`,
          bidsFen: [yuan * YUAN],
        })),
        { plateNumber: '浙G00000' },
        { plateNumber: '浙G11111', bidsFen: [90_000_000], withdrawnFor: 'not for sale' },
      ],
    });

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    const { pool } = running;
    await endedWith(
      [
        ['8885A', 90_000],
        ['61616', 20_000],
        ['D12345', 31_000],
      ],
      '2025-06-30T15:59:59Z',
    );
    // July in Beijing, and June in London.
    const july = await endedWith(
      [
        ['66678', 50_001],
        ['90217', 8_000],
      ],
      '2025-06-30T16:00:00Z',
    );
    await endedWith(
      [
        ['77712', 60_000],
        ['20468', 10_000],
        ['35791', 12_000],
      ],
      '2026-02-01T04:00:00Z',
    );
    await pool.query(
      `UPDATE lots SET plate_colour = 'green', plate_kind = 'newEnergy' WHERE plate_number = '浙GD12345'`,
    );
    await pool.query(
      `UPDATE lots SET plate_colour = 'yellow' WHERE auction_id = ? AND plate_number = '浙G90217'`,
      [july.id],
    );
    await gather();
  });
  afterAll(() => running.stop());

  it('are found over all auctions, the newest first, and neither unsold nor withdrawn ones', async () => {
    expect(await numbers('')).toEqual([
      '35791',
      '20468',
      '77712',
      '90217',
      '66678',
      'D12345',
      '61616',
      '8885A',
    ]);
  });

  it('are told with plate, patterns, price, and where and when they were sold', async () => {
    const { body } = await get('?contains=8885');
    const [plate] = (body as Page<SoldPlateView>).items;
    expect(body).toMatchObject({ total: 1, page: 1, size: 20 });
    expect(plate).toEqual({
      ...{ lotId: plate?.lotId, lotNo: 1, auction: { id: plate?.auction.id, title: '2025-06' } },
      plate: {
        number: '浙G8885A',
        kind: 'ordinary',
        colour: 'blue',
        isPersonalised: false,
        region: '330702',
      },
      ...{ patterns: ['aaa'], startPriceFen: 5_000_000, hammerPriceFen: 9_000_000, outcome: 'sold' },
      soldAtMs: Date.parse('2025-06-30T15:59:59Z'),
    });
  });

  it.each([
    ['?sort=price', ['90217', '20468', '35791', '61616', 'D12345', '66678', '77712', '8885A']],
    ['?sort=-price&size=2', ['8885A', '77712']],
    ['?sort=-price&size=2&page=2', ['66678', 'D12345']],
    ['?sort=number&size=3', ['20468', '35791', '61616']],
    ['?pattern=aaa', ['77712', '66678', '8885A']],
    ['?pattern=abc', ['66678', 'D12345']],
    ['?pattern=abab', ['61616']],
    ['?pattern=none', ['35791', '20468', '90217']],
    ['?colour=green', ['D12345']],
    ['?pattern=none&colour=blue', ['35791', '20468']],
    ['?endsWith=8', ['20468', '66678']],
    ['?without=4&endsWith=8', ['66678']],
    ['?without=147', ['8885A']],
    [`?contains=${encodeURIComponent('浙g·66')}`, ['66678']],
    ['?contains=5555', []],
    ['?page=3', []],
  ])('%s finds %j', async (query, found) => {
    expect(await numbers(query)).toEqual(found);
  });

  it('are not looked for by what no plate has', async () => {
    expect(await get('?contains=8O&without=%25')).toMatchObject({
      status: 422,
      body: {
        code: 'LISTING.BAD_SEARCH',
        data: { fields: [{ path: 'contains', code: 'PLATE.BAD_CHARACTER' }, { path: 'without' }] },
      },
    });
    for (const query of ['?pattern=aab', '?colour=red', '?sort=dear', '?size=51', '/figures?by=day'])
      expect([query, (await get(query)).status]).toEqual([query, 400]);
  });

  it('have figures over all years, and of each month or year of Beijing’s calendar', async () => {
    const { all, periods } = await figures('');
    expect(all).toEqual({ sold: 8, lowestFen: 800_000, medianFen: 2_550_000, highestFen: 9_000_000 });
    expect(periods.map(({ name, sold, medianFen }) => [name, sold, medianFen])).toEqual([
      ['2025-06', 3, 3_100_000],
      ['2025-07', 2, 2_900_050],
      ['2026-02', 3, 1_200_000],
    ]);
    const years = await figures('?by=year');
    expect(years.periods.map(({ name, sold }) => [name, sold])).toEqual([
      ['2025', 5],
      ['2026', 3],
    ]);
    expect(years.all).toEqual(all);
  });

  it('have figures of one kind of number and colour, or none where none was sold', async () => {
    expect((await figures('?pattern=aaa')).all).toEqual({
      ...{ sold: 3, lowestFen: 5_000_100, medianFen: 6_000_000, highestFen: 9_000_000 },
    });
    expect((await figures('?pattern=none&colour=yellow')).all?.sold).toBe(1);
    expect(await figures('?pattern=abab&colour=green')).toEqual({ all: null, periods: [] });
  });

  it('wait until their auction has ended and is settled, and are then seen without another request', async () => {
    await anAuction(running.pool, { lots: [{ plateNumber: '浙G23232' }] });
    const ended = await anEndedAuction(running.pool, {
      endedAtMs: Date.parse('2024-01-05T04:00:00Z'),
      lots: [{ plateNumber: '浙G24242', bidsFen: [5_000_000] }],
    });
    await numbers('?contains=24242');
    await gather();
    await waitUntil(async () => (await numbers('?contains=24242')).length === 1);
    expect(await numbers('?contains=23232')).toEqual([]);
    expect((await figures('?by=year')).periods[0]).toMatchObject({ name: '2024', sold: 1 });
    await running.pool.query('DELETE FROM sold_plates WHERE auction_id = ?', [ended.id]);
    await running.pool.query('DELETE FROM priced_auctions WHERE auction_id = ?', [ended.id]);
    // Derived: what was taken away is written again.
    await gather();
    expect(await numbers('?contains=24242&sort=price')).toEqual(['24242']);
  });

  it('stay as they were written first, and a row that cannot be written is no secret', async () => {
    const store = running.app.get(GatheringStore);
    const [rows] = await running.pool.query<(RowDataPacket & { lotId: number; auctionId: number })[]>(
      `SELECT lot_id AS lotId, auction_id AS auctionId FROM sold_plates WHERE serial = '35791'`,
    );
    const [known] = rows;
    const row = {
      ...{ lotId: known?.lotId ?? 0, auctionId: known?.auctionId ?? 0, serial: '35791', colour: 'blue' },
      ...{ patterns: [], priceFen: 1, soldAtMs: 1, soldMonth: '1970-01' },
    };
    await store.add([row]);
    await store.noteGathered(row.auctionId);
    expect(((await get('?contains=35791')).body as Page<SoldPlateView>).items).toMatchObject([
      { hammerPriceFen: 12_000 * YUAN },
    ]);
    await expect(store.add([{ ...row, lotId: 999_999_999 }])).rejects.toThrow(/foreign key/i);
    await expect(store.noteGathered(999_999_999)).rejects.toThrow(/foreign key/i);
  });

  it('are none of a drill', async () => {
    const drill = await anEndedAuction(running.pool, {
      endedAtMs: Date.parse('2024-02-05T04:00:00Z'),
      lots: [{ plateNumber: '浙G25252', bidsFen: [5_000_000] }],
    });
    await running.pool.query(
      'UPDATE auctions SET is_drill = 1, deposit_fen = 0, settled_at_ms = ended_at_ms WHERE id = ?',
      [drill.id],
    );
    await running.pool.query('DELETE FROM sold_plates WHERE auction_id = ?', [drill.id]);
    await running.pool.query('DELETE FROM priced_auctions WHERE auction_id = ?', [drill.id]);
    await gather();
    const [rows] = await running.pool.query('SELECT lot_id FROM sold_plates WHERE auction_id = ?', [
      drill.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('that nobody paid for are listed as such, and are in none of the figures', async () => {
    const settled = await aSettledAuction(running, [70_000_000], '2026年第9期');
    await gather();
    await waitUntil(async () => (await figures('?by=year&colour=blue')).all?.highestFen === 70_000_000);
    await letBalanceBeDueIn(running, await settled.balance(0), -1_000);
    await waitUntil(async () => (await figures('?by=year&colour=blue')).all?.highestFen === 9_000_000);
    const { body } = await get('?sort=-price&size=1');
    expect((body as Page<SoldPlateView>).items[0]).toMatchObject({
      ...{ hammerPriceFen: 70_000_000, outcome: 'defaulted', auction: { id: settled.auction.id } },
    });
  });

  it('are found and counted as looking at each of many says', async () => {
    const chosen = manyListings(400, 57);
    const many = await anEndedAuction(running.pool, {
      endedAtMs: Date.parse('2023-03-03T04:00:00Z'),
      lots: chosen.map(({ plateNumber = '', priceFen = 0 }) => ({ plateNumber, bidsFen: [priceFen] })),
    });
    // It may have been gathered while its lots were still being written here, as no auction's are that has ended.
    await running.pool.query('DELETE FROM sold_plates WHERE auction_id = ?', [many.id]);
    await running.pool.query('DELETE FROM priced_auctions WHERE auction_id = ?', [many.id]);
    await gather();
    await waitUntil(async () => (await figures('?by=year')).periods[0]?.name === '2023');
    const looked = (fits: (serial: string) => boolean): number =>
      chosen.filter(({ plateNumber = '' }) => fits(plateNumber.slice(2))).length;
    const isOld = 'sold_at_ms < 1700000000000';
    for (const [query, fits] of [
      [{ pattern: 'aaa' }, (serial: string) => platePatterns({ number: `浙G${serial}` }).includes('aaa')],
      [{ pattern: 'none' }, (serial: string) => platePatterns({ number: `浙G${serial}` }).length === 0],
      [{ contains: { text: '8A' } }, (serial: string) => serial.includes('8A')],
      [{ endsWith: { text: '6' } }, (serial: string) => serial.endsWith('6')],
      [{ without: { text: '47' } }, (serial: string) => !/[47]/.test(serial)],
    ] as const) {
      const nothing = { pattern: null, colour: null, contains: null, endsWith: null, without: null };
      const search = { ...nothing, ...query, sort: 'newest' } as unknown as Parameters<typeof foundSql>[0];
      const { sql, values } = foundSql(search, 1_000);
      const [rows] = await running.pool.query<RowDataPacket[]>(sql.replace('WHERE', `WHERE ${isOld} AND`), [
        ...values,
      ]);
      expect([query, rows.length]).toEqual([query, looked(fits)]);
    }
    const prices = chosen.map(({ priceFen = 0 }) => priceFen).sort((one, other) => one - other);
    expect((await figures('?by=year')).periods[0]).toEqual({
      ...{ name: '2023', sold: 400, lowestFen: prices[0], highestFen: prices[399] },
      medianFen: Math.round(((prices[199] ?? 0) + (prices[200] ?? 0)) / 2),
    });
  });

  it('are searched in an index that holds all that is asked for: no row is read', async () => {
    const anything = {
      pattern: 'aaa',
      colour: 'blue',
      contains: null,
      endsWith: null,
      without: null,
    } as const;
    for (const sort of ['newest', 'price', '-price', 'number'] as const) {
      const { sql, values } = foundSql({ ...anything, sort }, 1_000);
      const [[step]] = await running.pool.query<RowDataPacket[]>(`EXPLAIN ${sql}`, [...values]);
      expect(step?.['Extra']).toMatch(/Using index/);
      expect(step?.['Extra']).not.toMatch(/filesort/);
    }
    const { sql, values } = figuresSql(anything, 'month', 36);
    const [plan] = await running.pool.query<RowDataPacket[]>(`EXPLAIN ${sql}`, [...values]);
    const [read] = plan.filter(({ table }) => table === 'sold_plates');
    expect(read?.['Extra']).toMatch(/Using index/);
  });
});
