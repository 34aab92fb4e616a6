// Builders of plates at a fixed price, one or very many, standing on their shelves as the catalogue puts them there.
import {
  JINHUA_PLATES,
  parsePlate,
  platePatterns,
  plateSerial,
  plateShelves,
  plateTails,
} from '@haopai/rules';
import type { MysqlPool } from '../platform/database';
import { aRegion, TEST_REGION } from './build-citizens';

export interface ListingGiven {
  readonly plateNumber?: string;
  readonly priceFen?: number;
  readonly region?: string;
  readonly isPersonalised?: boolean;
  readonly state?: 'forSale' | 'withdrawn';
}

export interface TestListing {
  readonly id: number;
  readonly plateNumber: string;
  readonly region: string;
  readonly priceFen: number;
}

type Row = readonly (string | number | boolean)[];

const ROWS_PER_STATEMENT = 5_000;
let serial = 0;

/** For sale in TEST_REGION at ¥5,000. */
export async function aListing(pool: MysqlPool, given: ListingGiven = {}): Promise<TestListing> {
  const [listing] = await listingsOf(pool, [given]);
  if (listing === undefined) throw new Error('a listing that was made is not there');
  return listing;
}

/** In the order given, which is that of their ids. */
export async function listingsOf(
  pool: MysqlPool,
  given: readonly ListingGiven[],
): Promise<readonly TestListing[]> {
  const full = given.map((listing) => {
    serial += 1;
    const {
      plateNumber = `浙G${String(30_000 + serial)}`,
      priceFen = 500_000,
      region = TEST_REGION,
    } = listing;
    const { isPersonalised = false, state = 'forSale' } = listing;
    return { plateNumber, priceFen, region, isPersonalised, state };
  });
  for (const region of new Set(full.map(({ region }) => region))) await aRegion(pool, region);
  const plateIds = await platesOf(pool, full);
  const ids = await insert(
    pool,
    'listings',
    'plate_id, price_fen, state, is_aaa, is_abc, is_abab',
    full.map(({ plateNumber, priceFen, state }) => {
      const patterns = platePatterns({ number: plateNumber });
      const flags = (['aaa', 'abc', 'abab'] as const).map((pattern) => patterns.includes(pattern));
      return [plateIds.get(plateNumber) ?? 0, priceFen, state, ...flags];
    }),
  );
  const made = full.map((listing, index) => ({ ...listing, id: ids[index] ?? 0 }));
  const offered = made.filter(({ state }) => state === 'forSale');
  await insert(
    pool,
    'listing_shelves',
    'shelf, listing_id, price_fen, serial',
    offered.flatMap(({ id, plateNumber: number, priceFen, region, isPersonalised }) =>
      plateShelves({ number, region, isPersonalised }).map((shelf) => [
        shelf,
        id,
        priceFen,
        plateSerial({ number }),
      ]),
    ),
  );
  await insert(
    pool,
    'listing_tails',
    'tail, listing_id',
    offered.flatMap(({ id, plateNumber: number }) => plateTails({ number }).map((tail) => [tail, id])),
  );
  return made;
}

/** By number. One that a lot has brought into the stock before stays as it is. */
async function platesOf(
  pool: MysqlPool,
  plates: readonly Required<Pick<ListingGiven, 'plateNumber' | 'isPersonalised' | 'region'>>[],
): Promise<ReadonlyMap<string, number>> {
  const rows = plates.map(({ plateNumber, isPersonalised, region }) => {
    const plate = parsePlate(plateNumber, JINHUA_PLATES);
    if (!plate.ok) throw new Error(`${plateNumber} is no plate`);
    const { kind } = plate.value;
    return [plateNumber, kind, kind === 'newEnergy' ? 'green' : 'blue', isPersonalised, region];
  });
  const ids = new Map<string, number>();
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const part = rows.slice(from, from + ROWS_PER_STATEMENT);
    await pool.query(
      `INSERT INTO plates (number, kind, colour, is_personalised, region) VALUES ?
       ON DUPLICATE KEY UPDATE plates.version = plates.version`,
      [part],
    );
    const [found] = await pool.query('SELECT id, number FROM plates WHERE number IN (?)', [
      part.map(([number]) => number),
    ]);
    for (const { id, number } of found as { id: number; number: string }[]) ids.set(number, id);
  }
  return ids;
}

/** The ids that a table without a counter gives are of no use. */
async function insert(
  pool: MysqlPool,
  table: string,
  columns: string,
  rows: readonly Row[],
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const part = rows.slice(from, from + ROWS_PER_STATEMENT);
    const [result] = await pool.query(`INSERT INTO ${table} (${columns}) VALUES ?`, [part]);
    // One statement's ids follow on each other, as long as it says how many rows it has.
    const first = 'insertId' in result ? result.insertId : 0;
    ids.push(...part.map((_, index) => first + index));
  }
  return ids;
}
