// A saved search is told of exactly the plates that the search of the fixed-price sale finds.
import type { SavedSearchWish } from '@haopai/contracts';
import { PLATE_PATTERNS } from '@haopai/rules';
import {
  aCitizen,
  aRunningApp,
  listingsOf,
  manyListings,
  randomOf,
  type RunningApp,
  TEST_SEED,
} from '../../testing';
import { FindListings } from '../catalogue';
import { compareSearch } from './compare-search';
import type { NewPlate } from './plate-news.store';
import { textOfWish } from './saved-search';

const PLATES = 900;
const SEARCHES = 200;
const REGIONS = ['330702', '330782', '330703'];
const PARTS = ['8', '88', '6', '1A', '9', 'A', '00'];

describe('what a saved search is told of', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());

  it('is what the search finds', async () => {
    const random = randomOf(TEST_SEED);
    const one = <Value>(values: readonly Value[]): Value | null =>
      random() < 0.6 ? null : (values[Math.floor(random() * values.length)] ?? null);
    const made = await listingsOf(running.pool, manyListings(PLATES, TEST_SEED));
    const find = running.app.get(FindListings, { strict: false });
    const listings = await find.byIds(made.map(({ id }) => id));
    const plates = listings.map(({ id, plate, priceFen }): NewPlate => ({
      ...plate,
      no: id,
      auctionId: null,
      priceFen,
      atMs: 1,
    }));
    const citizen = await aCitizen(running.pool);
    for (let nth = 0; nth < SEARCHES; nth += 1) {
      const wish: SavedSearchWish = {
        ...{ contains: one(PARTS), endsWith: one(PARTS), without: null, pattern: one(PLATE_PATTERNS) },
        ...{ priceFromFen: one([100_000, 500_000]), priceToFen: one([300_000, 1_000_000]) },
      };
      const region = REGIONS[nth % REGIONS.length] ?? '';
      const answer = await find.page({ ...wish, region, sort: 'number' }, { page: 1, size: 1_000 });
      const search = { id: 1, citizenId: citizen.id, scope: 'listings', savedAtMs: 0, seenNo: 0 } as const;
      const found = compareSearch({ ...search, wish: textOfWish(wish) }, region, plates);
      expect([wish, region, found?.count ?? 0]).toEqual([
        wish,
        region,
        'items' in answer ? answer.items.length : -1,
      ]);
    }
  });
});
