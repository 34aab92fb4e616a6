// Where each plate of the stock is now, on the real database: in lists and details, and as what is looked for.
import type { Page, StockItemDetail, StockItemView, StockPlaceKind } from '@haopai/contracts';
import { STOCK_PLACES } from '@haopai/contracts';
import {
  aCitizen,
  anAuction,
  anEndedAuction,
  aRegion,
  aRunningApp,
  type HttpClient,
  insertRow,
  listingsOf,
  type RunningApp,
  staffClient,
  TEST_REGION,
} from '../../../testing';

const STOCK = '/api/v1/admin/stock/plates';
const DAY_MS = 24 * 3_600_000;

describe('the place of a plate', () => {
  let running: RunningApp;
  let clerk: HttpClient;
  let comingId: number;
  let endedId: number;
  const numbers = Object.fromEntries(STOCK_PLACES.map((place, at) => [place, `浙G730${at}W`])) as Readonly<
    Record<StockPlaceKind, string>
  >;

  const stocked = async (...plates: readonly string[]): Promise<void> => {
    for (const number of plates)
      await insertRow(running.pool, 'plates', {
        ...{ number, kind: 'ordinary', colour: 'blue', is_personalised: false, region: TEST_REGION },
      });
  };
  const find = async (query: string): Promise<Page<StockItemView>> =>
    (await clerk.get(`${STOCK}?contains=W&sort=number&${query}`)).body as Page<StockItemView>;

  beforeAll(async () => {
    // Without an engine: what is built as ended is nobody's to run.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    clerk = await staffClient(running, 'clerk');
    await aRegion(running.pool);
    const { pool } = running;
    const { draft, auction, forSale, held, reserved, sold, unsold, withdrawn, defaulted, free } = numbers;
    await stocked(draft, auction, reserved, sold, unsold, withdrawn, defaulted, free);
    await listingsOf(pool, [
      { plateNumber: forSale, priceFen: 100_000 },
      { plateNumber: held, priceFen: 100_000 },
    ]);
    await pool.query(
      `UPDATE listings JOIN plates ON plates.id = listings.plate_id SET state = 'held' WHERE plates.number = ?`,
      [held],
    );
    const lots = [
      { plateNumber: sold, bidsFen: [5_000_000] },
      { plateNumber: unsold },
      { plateNumber: withdrawn, withdrawnFor: '车管所收回' },
      { plateNumber: defaulted, bidsFen: [5_000_000] },
    ];
    const ended = await anEndedAuction(pool, { title: '2026年第7期', lots });
    endedId = ended.id;
    await pool.query(`UPDATE auctions SET settled_at_ms = ended_at_ms WHERE id = ?`, [endedId]);
    await defaultOn(ended.lots[3]?.id ?? 0);
    // What was unsold before and is a lot again is where it is now.
    await anEndedAuction(pool, { lots: [{ plateNumber: auction }, { plateNumber: draft }] });
    const startsAtMs = Date.now() + DAY_MS;
    comingId = (await anAuction(pool, { title: '2026年第8期', startsAtMs, lots: [{ plateNumber: auction }] }))
      .id;
    await anAuction(pool, { startsAtMs, publishedAtMs: null, lots: [{ plateNumber: draft }] });
    const { id: citizenId, region } = await aCitizen(pool);
    await insertRow(pool, 'reservations', {
      ...{ citizen_id: citizenId, plate_number: reserved, plate_kind: 'ordinary', plate_colour: 'blue' },
      ...{ is_personalised: false, region, vin: 'WDD20700000000001', language: 'zh', state: 'pending' },
      created_at_ms: 1,
    });
  });
  afterAll(() => running.stop());

  /** As a settlement leaves it whose balance was never paid. */
  async function defaultOn(lotId: number): Promise<void> {
    const connection = await running.pool.getConnection();
    try {
      await connection.query('SET FOREIGN_KEY_CHECKS = 0');
      await connection.query(
        `INSERT INTO won_lots (lot_id, entry_id, enrolment_id, hammer_fen, state, at_ms) VALUES (?, 1, 1, 5000000, 'defaulted', 1)`,
        [lotId],
      );
      await connection.query('SET FOREIGN_KEY_CHECKS = 1');
    } finally {
      connection.release();
    }
  }

  it('is told of each, with the auction that has it or had it last', async () => {
    const { items } = await find('size=50');
    const places = new Map(items.map(({ plate, place }) => [plate.number, place]));
    for (const kind of STOCK_PLACES)
      expect([numbers[kind], places.get(numbers[kind])?.kind]).toEqual([numbers[kind], kind]);
    expect(places.get(numbers.auction)?.lot).toEqual({
      ...{ auctionId: comingId, title: '2026年第8期', lotNo: 1 },
    });
    expect(places.get(numbers.unsold)?.lot).toEqual({
      ...{ auctionId: endedId, title: '2026年第7期', lotNo: 2 },
    });
    expect(places.get(numbers.free)).toEqual({ kind: 'free', lot: null, orderNo: null });
  });

  it.each(STOCK_PLACES)('can be looked for: %s', async (kind) => {
    expect(await find(`place=${kind}`)).toMatchObject({
      ...{ total: 1, items: [{ plate: { number: numbers[kind] }, place: { kind } }] },
    });
  });

  it('has a history that says of each auction how it ended, and of a win that it came to nothing', async () => {
    const historyOf = async (place: StockPlaceKind): Promise<StockItemDetail['history']> => {
      const [item] = (await find(`place=${place}`)).items;
      return ((await clerk.get(`${STOCK}/${item?.id}`)).body as StockItemDetail).history;
    };
    const lot = { kind: 'lot', auctionId: endedId, auctionTitle: '2026年第7期' };
    expect(await historyOf('unsold')).toMatchObject([{ ...lot, what: 'unsold', lotNo: 2 }]);
    const undone = await historyOf('defaulted');
    expect(undone.map(({ what, lotNo }) => [what, lotNo]).sort()).toEqual([
      ['defaulted', 4],
      ['sold', 4],
    ]);
  });

  it('is none that nobody knows, and is told of one plate as well', async () => {
    expect((await clerk.get(`${STOCK}?place=moon`)).status).toBe(400);
    const [item] = (await find('place=unsold')).items;
    expect((await clerk.get(`${STOCK}/${item?.id}`)).body).toMatchObject({ place: { kind: 'unsold' } });
  });
});
