// A search over a city's whole stock reads an index in the order wanted, or few rows from a narrow one: looked at on the real server.
import { LISTINGS_COUNTED_MAX } from '@haopai/contracts';
import { JINHUA_PLATES, parsePlatePart, type PlatePart } from '@haopai/rules';
import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import {
  aDatabase,
  listingsOf,
  manyListings,
  TEST_SEED as SEED,
  type ThrowAwayDatabase,
} from '../../testing';
import type { ListingSearch } from './listing-search';
import {
  foundSql,
  NARROW_MAX,
  narrowestOf,
  type NarrowWay,
  type SearchWay,
  type Statement,
  waysSql,
} from './search-sql';

const LISTINGS = 100_000;
const MAKING_MAX_MS = 180_000;
const REGION = '330702';

const SORTS = ['price', '-price', 'newest', 'number'] as const;
const INDEX = { price: 'by_price', '-price': 'by_price', newest: 'PRIMARY', number: 'by_serial' } as const;

const ALL: ListingSearch = {
  region: null,
  priceFromFen: null,
  priceToFen: null,
  pattern: null,
  contains: null,
  endsWith: null,
  sort: 'price',
};

function part(text: string): PlatePart {
  const parsed = parsePlatePart(text, JINHUA_PLATES);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

describe(`a search among ${LISTINGS} plates (HAOPAI_TEST_SEED=${SEED} makes them again)`, () => {
  let database: ThrowAwayDatabase;
  let connection: PoolConnection;

  beforeAll(async () => {
    database = await aDatabase();
    await listingsOf(database.pool, manyListings(LISTINGS, SEED));
    connection = await database.pool.getConnection();
  }, MAKING_MAX_MS);
  afterAll(async () => {
    connection.release();
    await database.drop();
  });

  const rows = async ({ sql, values }: Statement, before = ''): Promise<readonly RowDataPacket[]> =>
    (await connection.query<RowDataPacket[]>(before + sql, [...values]))[0];
  const wayOf = async (search: ListingSearch): Promise<SearchWay> => {
    const statement = waysSql(search);
    if (statement === null) return 'shelf';
    const [counts] = await rows(statement);
    return narrowestOf(counts as Partial<Record<NarrowWay, number>>);
  };
  /** The steps that read shelves or tails; the others are of at most a page's or a thousand's rows. */
  const stepsOf = async (statement: Statement): Promise<readonly RowDataPacket[]> => {
    const plan = await rows(statement, 'EXPLAIN ');
    return plan.filter(({ table }) => /shelves|tails/.test(String(table)) && !String(table).startsWith('<'));
  };
  /** How many rows the server touched, temporary ones too, for the whole search. */
  const touchedBy = async (search: ListingSearch): Promise<number> => {
    await connection.query('FLUSH STATUS');
    await rows(foundSql(search, await wayOf(search), LISTINGS_COUNTED_MAX));
    const [counters] = await connection.query<RowDataPacket[]>(`SHOW SESSION STATUS LIKE 'Handler_read%'`);
    return counters.reduce((sum, { Value }) => sum + Number(Value), 0);
  };

  describe.each(SORTS)('sorted by %s', (sort) => {
    it.each<[string, Partial<ListingSearch>]>([
      ['everything', {}],
      ['a region', { region: REGION }],
      ['a pattern', { pattern: 'aaa' }],
      ['a pattern in a region', { region: REGION, pattern: 'abab' }],
      ['a text that many plates have', { contains: part('8') }],
      ['an end that many plates have', { endsWith: part('8'), region: REGION }],
      ['a wide price band', { priceFromFen: 100_000, priceToFen: 9_000_000 }],
    ])('reads the index of that order for %s, and sorts nothing', async (_what, asked) => {
      const search = { ...ALL, ...asked, sort };
      expect(await wayOf(search)).toBe('shelf');
      const steps = await stepsOf(foundSql(search, 'shelf', LISTINGS_COUNTED_MAX));
      expect(steps.length).toBe(search.region === null ? 1 : 2);
      for (const step of steps) {
        expect(step).toMatchObject({ table: 'listing_shelves', key: INDEX[sort] });
        expect(String(step['Extra'])).not.toMatch(/filesort|temporary/);
      }
    });

    it.each<[string, Partial<ListingSearch>, SearchWay]>([
      ['a text that few plates have', { contains: part('888') }, 'contains'],
      ['an end that few plates have', { endsWith: part('88') }, 'endsWith'],
      ['both', { contains: part('66'), endsWith: part('8A') }, 'endsWith'],
    ])('reads the tails for %s, and each of their plates by its key', async (_what, asked, way) => {
      const search = { ...ALL, ...asked, sort };
      expect(await wayOf(search)).toBe(way);
      const steps = await stepsOf(foundSql(search, way, LISTINGS_COUNTED_MAX));
      const keyOf = (table: string) => steps.find((step) => step['table'] === table)?.['key'] as unknown;
      expect(keyOf('listing_tails')).toBe('PRIMARY');
      expect(steps.find(({ table }) => table === 'shelves')).toMatchObject({
        type: 'eq_ref',
        key: 'PRIMARY',
      });
    });

    it('touches no more rows than the sum of what may be paged through', async () => {
      for (const asked of [{}, { region: REGION }, { pattern: 'aaa' as const }]) {
        expect(await touchedBy({ ...ALL, ...asked, sort })).toBeLessThan(8 * LISTINGS_COUNTED_MAX);
      }
    });

    it('touches few rows for what is rare, and never many more than every plate once', async () => {
      const rare = { contains: part('8888') };
      const narrow = { endsWith: part('8'), contains: part('98'), priceFromFen: 300_000 };
      // Two texts that half of the plates have, and hardly any has both.
      const unlucky = { contains: part('4'), endsWith: part('8'), priceFromFen: 2_000_000 };
      expect(await touchedBy({ ...ALL, ...rare, sort })).toBeLessThan(1_000);
      expect(await touchedBy({ ...ALL, ...narrow, sort })).toBeLessThan(20 * NARROW_MAX);
      expect(await touchedBy({ ...ALL, ...unlucky, sort })).toBeLessThan(1.5 * LISTINGS);
    });
  });

  it('begins with a price band that is narrow, unless that is the order anyhow', async () => {
    const band = { priceFromFen: 9_500_000, priceToFen: 9_600_000 };
    expect(await wayOf({ ...ALL, ...band, sort: 'number' })).toBe('band');
    expect(await wayOf({ ...ALL, ...band, sort: 'price' })).toBe('shelf');
    const steps = await stepsOf(foundSql({ ...ALL, ...band, sort: 'number' }, 'band', LISTINGS_COUNTED_MAX));
    expect(steps).toMatchObject([{ table: 'listing_shelves', key: 'by_price' }]);
  });

  it('finds the same whichever way it goes', async () => {
    const search = {
      ...ALL,
      contains: part('88'),
      endsWith: part('8'),
      priceFromFen: 300_000,
      region: REGION,
    };
    const found = async (way: SearchWay): Promise<readonly unknown[]> =>
      (await rows(foundSql({ ...search, sort: 'number' }, way, LISTINGS_COUNTED_MAX))).map(
        ({ id }) => id as unknown,
      );
    const ids = await found('shelf');
    expect(ids.length).toBeGreaterThan(0);
    expect(await found('contains')).toEqual(ids);
    expect(await found('endsWith')).toEqual(ids);
    expect(await found('band')).toEqual(ids);
  });
});
