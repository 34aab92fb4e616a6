// How the plates for sale are searched: statements that read an index in the order that is wanted, or few rows from a narrow one.
import type { ListingSort } from '@haopai/contracts';
import { type PlateShelf, shelvesFor } from '@haopai/rules';
import type { ListingSearch } from './listing-search';

export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/**
 * By which rows a search begins. `shelf`: those of the shelves in the order wanted, until enough have been found. The narrow
 * ones: the few rows of a price band, or of the tails that a text leaves; they are sorted afterwards.
 */
export type SearchWay = 'shelf' | NarrowWay;
export type NarrowWay = 'band' | 'contains' | 'endsWith';

const NARROW_WAYS: readonly NarrowWay[] = ['endsWith', 'contains', 'band'];

/** So many rows at most are sorted; a way with more of them is not narrow. */
export const NARROW_MAX = 5_000;

/** Each order is an index of listing_shelves, so that reading it forwards or backwards needs no sorting. */
const ORDER: Readonly<Record<ListingSort, { readonly index: string; readonly by: string }>> = {
  price: { index: 'by_price', by: 'price_fen, serial, listing_id' },
  '-price': { index: 'by_price', by: 'price_fen DESC, serial DESC, listing_id DESC' },
  newest: { index: 'PRIMARY', by: 'listing_id DESC' },
  number: { index: 'by_serial', by: 'serial, price_fen, listing_id' },
};
const BAND_INDEX = 'by_price';
/** Left to itself the server, whose statistics may be of an empty table, reads every tail in the order of listings. */
const TAILS = 'listing_tails FORCE INDEX (PRIMARY)';

/** How many rows each narrow way would begin with, none of them counted beyond NARROW_MAX; null when there is no such way. */
export function waysSql(search: ListingSearch): Statement | null {
  const counts = narrowWaysOf(search).map((way): Statement => {
    const { sql, values } = beginning(way, search);
    return { sql: `(SELECT COUNT(*) FROM (${sql}) AS ${way}_rows) AS ${way}`, values };
  });
  if (counts.length === 0) return null;
  return { sql: `SELECT ${counts.map(({ sql }) => sql).join(', ')}`, values: valuesOf(counts) };
}

/** The way with the fewest rows to begin with, unless none is narrow. */
export function narrowestOf(counts: Readonly<Partial<Record<NarrowWay, number>>>): SearchWay {
  const ways = NARROW_WAYS.flatMap((way) => {
    const count = counts[way] ?? Infinity;
    return count > NARROW_MAX ? [] : [{ way, count }];
  });
  return ways.sort((one, other) => one.count - other.count)[0]?.way ?? 'shelf';
}

/** The ids of the first `max`, in the order wanted. Read once: how many there are and every page of them come from it. */
export function foundSql(search: ListingSearch, way: SearchWay, max: number): Statement {
  const order = `ORDER BY ${ORDER[search.sort].by} LIMIT ?`;
  const parts = partsOf(search, way, order, max);
  return {
    sql: `SELECT listing_id AS id FROM (${together(parts)}) AS standing ${order}`,
    values: [...valuesOf(parts), max],
  };
}

function narrowWaysOf(search: ListingSearch): readonly NarrowWay[] {
  const ways: NarrowWay[] = [];
  if (search.contains !== null) ways.push('contains');
  if (search.endsWith !== null) ways.push('endsWith');
  // In the order of prices the shelf is read within the band anyhow.
  if (hasBand(search) && ORDER[search.sort].index !== BAND_INDEX) ways.push('band');
  return ways;
}

function hasBand(search: ListingSearch): boolean {
  return search.priceFromFen !== null || search.priceToFen !== null;
}

function beginning(way: NarrowWay, search: ListingSearch): Statement {
  if (way !== 'band') {
    const { sql, value } = tailsOf(way, search);
    return {
      sql: `SELECT listing_id FROM ${TAILS} WHERE ${sql} LIMIT ?`,
      values: [value, NARROW_MAX + 1],
    };
  }
  const band = bandOf(search);
  const parts = shelvesOf(search).map((shelf) => ({
    sql: `SELECT listing_id FROM listing_shelves FORCE INDEX (${BAND_INDEX}) WHERE shelf = ?${band.sql} LIMIT ?`,
    values: [shelf, ...band.values, NARROW_MAX + 1],
  }));
  return { sql: together(parts), values: valuesOf(parts) };
}

function tailsOf(way: 'contains' | 'endsWith', search: ListingSearch): { sql: string; value: string } {
  const text = search[way]?.text ?? '';
  return way === 'contains' ? { sql: 'tail LIKE ?', value: `${text}%` } : { sql: 'tail = ?', value: text };
}

/** For each shelf that is looked at, what stands there and is wanted. */
function partsOf(search: ListingSearch, way: SearchWay, order: string, max: number): readonly Statement[] {
  const filter = filterOf(search);
  return shelvesOf(search).map((shelf) => {
    if (way === 'contains' || way === 'endsWith') {
      const tails = tailsOf(way, search);
      return {
        sql: `SELECT shelves.listing_id, shelves.price_fen, shelves.serial
          FROM (SELECT DISTINCT listing_id FROM ${TAILS} WHERE ${tails.sql}) AS tails
          STRAIGHT_JOIN listing_shelves AS shelves FORCE INDEX (PRIMARY)
            ON shelves.shelf = ? AND shelves.listing_id = tails.listing_id
          WHERE 1 = 1${filter.sql} ${order}`,
        values: [tails.value, shelf, ...filter.values, max],
      };
    }
    const index = way === 'band' ? BAND_INDEX : ORDER[search.sort].index;
    return {
      sql: `SELECT listing_id, price_fen, serial FROM listing_shelves FORCE INDEX (${index})
        WHERE shelf = ?${filter.sql} ${order}`,
      values: [shelf, ...filter.values, max],
    };
  });
}

function shelvesOf({ region, pattern }: ListingSearch): readonly PlateShelf[] {
  return shelvesFor(region, pattern);
}

function bandOf({ priceFromFen, priceToFen }: ListingSearch): Statement {
  return allOf([
    [' AND price_fen >= ?', priceFromFen],
    [' AND price_fen <= ?', priceToFen],
  ]);
}

/** Every column of it is in each of the indexes. */
function filterOf(search: ListingSearch): Statement {
  const band = bandOf(search);
  const texts = allOf([
    [' AND serial LIKE ?', search.contains === null ? null : `%${search.contains.text}%`],
    [' AND serial LIKE ?', search.endsWith === null ? null : `%${search.endsWith.text}`],
  ]);
  return { sql: band.sql + texts.sql, values: [...band.values, ...texts.values] };
}

function allOf(conditions: readonly (readonly [string, string | number | null])[]): Statement {
  const given = conditions.flatMap(([sql, value]) => (value === null ? [] : [{ sql, value }]));
  return { sql: given.map(({ sql }) => sql).join(''), values: given.map(({ value }) => value) };
}

function together(parts: readonly Statement[]): string {
  return parts.map(({ sql }) => `(${sql})`).join(' UNION ALL ');
}

function valuesOf(parts: readonly Statement[]): readonly (string | number)[] {
  return parts.flatMap(({ values }) => values);
}
