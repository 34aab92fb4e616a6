// What lots brought before the stock knew of it comes into the stock with an upgrade: each plate once, toys and what is there left out.
import { aBareDatabase, aRegion, insertRow, TEST_REGION, type ThrowAwayDatabase } from '../../testing';
import { MigrationRunner } from './migration-runner';
import { MIGRATIONS } from './migrations';

describe('plates of lots', () => {
  let database: ThrowAwayDatabase;

  beforeAll(async () => {
    database = await aBareDatabase();
  });
  afterAll(() => database.drop());

  it('come into the stock as their newest lot describes them', async () => {
    const { pool } = database;
    const at = MIGRATIONS.findIndex(({ name }) => name === '0046-lots-and-stock');
    await new MigrationRunner(pool, MIGRATIONS.slice(0, at)).up();
    await aRegion(pool);
    const facts = { kind: 'ordinary', is_personalised: false, region: TEST_REGION };
    await insertRow(pool, 'plates', { ...facts, number: '浙G10001', colour: 'yellow' });
    const anAuctionOf = async (isDrill: boolean, ...lots: readonly (readonly [string, string])[]) => {
      const id = await insertRow(pool, 'auctions', {
        ...{
          title: '第1期',
          starts_at_ms: 1,
          deposit_fen: isDrill ? 0 : 1,
          first_bid_ms: 1,
          countdown_ms: 1,
        },
        ...{ ladder_fen: '[100]', is_drill: isDrill },
      });
      for (const [index, [number, colour]] of lots.entries())
        await insertRow(pool, 'lots', {
          ...{ auction_id: id, lot_no: index + 1, plate_number: number, plate_kind: 'ordinary' },
          ...{ plate_colour: colour, is_personalised: false, region: TEST_REGION },
          ...{ start_price_fen: 100, opens_at_ms: 1 },
        });
    };
    await anAuctionOf(false, ['浙G10001', 'blue'], ['浙G10002', 'blue']);
    await anAuctionOf(false, ['浙G10002', 'yellow'], ['浙G10003', 'blue']);
    await anAuctionOf(true, ['演A00001', 'blue']);
    await new MigrationRunner(pool, MIGRATIONS.slice(0, at + 1)).up();
    const [rows] = await pool.query('SELECT number, colour FROM plates ORDER BY number');
    expect(rows).toEqual([
      { number: '浙G10001', colour: 'yellow' },
      { number: '浙G10002', colour: 'yellow' },
      { number: '浙G10003', colour: 'blue' },
    ]);
  });
});
