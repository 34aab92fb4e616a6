// Looking for a plate among a hundred thousand, over REST as the portal asks: what people look for, and the least lucky search.
import { JINHUA_REGIONS, platePatterns } from '@haopai/rules';
import { type ListingSpec, makeListings } from '../../seed';
import { PLATE_SERIALS, plateOf } from '../../seed/plate-numbers';
import { acceptedSample, runClosedLoop } from '../measuring/closed-loop';
import type { OpenRow, Row, RowGroup } from '../measuring/row';
import type { ApiUnderTest } from '../sockets/api-under-test';
import type { SocketBed } from '../sockets/socket-bed';

const LISTINGS = 100_000;
const FEN_PER_YUAN = 100;
const ORDERS = ['price', '-price', 'newest', 'number'];
const WISHES = [
  '',
  'region=330782',
  'pattern=aaa',
  'pattern=abc&region=330702',
  'contains=88',
  'contains=666',
  'endsWith=8',
  'endsWith=8A',
  'contains=5&region=330783',
  'priceFromFen=200000&priceToFen=300000',
  'contains=8&priceFromFen=1000000&region=330702',
];
/** Many plates have either, so that neither narrows the search, and the shelf is read far to find those that have both. */
const UNLUCKY = [
  'contains=4&endsWith=8',
  'contains=8&endsWith=4&region=330727',
  'contains=9&endsWith=5&priceToFen=150000',
];
/** The first page, and the last that can be reached. */
const PAGES = [1, 41];

const everyOrder = (wishes: readonly string[]): readonly string[] =>
  wishes.flatMap((wish) =>
    ORDERS.flatMap((sort) => PAGES.map((page) => `${wish}&sort=${sort}&page=${page}`)),
  );

/** The same stock every time: every third of the city's numbers. */
function stock(): readonly ListingSpec[] {
  const step = Math.floor(PLATE_SERIALS / LISTINGS);
  return Array.from({ length: LISTINGS }, (_, index) => {
    const plate = plateOf(index * step);
    const liked = platePatterns({ number: plate }).length;
    return {
      plate,
      region: JINHUA_REGIONS[(index * 7) % JINHUA_REGIONS.length]?.code,
      isPersonalised: index % 12 === 5,
      priceFen: (500 + ((index * 37) % 45) * 100 + liked * 8_000) * FEN_PER_YUAN,
    };
  });
}

const stocked = new WeakMap<ApiUnderTest, Promise<unknown>>();

/** Once for each api. */
export async function stockListings(api: ApiUnderTest): Promise<void> {
  const filled = stocked.get(api) ?? makeListings(api.database.pool, stock());
  stocked.set(api, filled);
  await filled;
}

async function openSearch(context: SocketBed, queries: readonly string[]): Promise<OpenRow> {
  const api = await context.api();
  await stockListings(api);
  let next = 0;
  const look = async (): Promise<boolean> => {
    const query = queries[next++ % queries.length] ?? '';
    const answer = await fetch(`${api.origin}/api/v1/listings?${query}`);
    await answer.json();
    return answer.ok;
  };
  return {
    measure: async (durationMs) =>
      acceptedSample(await runClosedLoop({ clients: 1, durationMs, act: look }), { listings: LISTINGS }),
    close: () => Promise.resolve(),
  };
}

const rows: readonly Row<SocketBed>[] = [
  {
    id: 'catalogue.search',
    counts: 'searches among 100,000 plates, one after the other, first and last pages',
    open: (context) => openSearch(context, everyOrder(WISHES)),
  },
  {
    id: 'catalogue.unlucky',
    counts: 'the same for two texts that many plates have and few both',
    open: (context) => openSearch(context, everyOrder(UNLUCKY)),
  },
];

export const catalogueGroups: readonly RowGroup<SocketBed>[] = [{ title: 'the fixed-price sale', rows }];
