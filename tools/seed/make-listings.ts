// Puts plates up at a fixed price: into the stock, among the listings, and on the shelves where the catalogue looks for them.
import { platePatterns, plateSerial, plateShelves, plateTails } from '@haopai/rules';
import { plateColumns } from './plate-numbers';
import { putIntoStock } from './put-into-stock';
import { HOME_REGION } from './regions';
import { type Database, insertRows, select } from './rows';

export interface ListingSpec {
  readonly plate: string;
  /** The plate of a large vehicle. */
  readonly isYellow?: boolean;
  readonly isPersonalised?: boolean;
  readonly region?: string;
  readonly priceFen: number;
}

export interface MadeListing {
  readonly id: number;
  readonly plateNumber: string;
  readonly region: string;
  readonly priceFen: number;
}

/** Returned in the order of the specs. No plate may be for sale before. */
export async function makeListings(
  db: Database,
  specs: readonly ListingSpec[],
): Promise<readonly MadeListing[]> {
  const plates = specs.map(({ plate, isYellow, isPersonalised = false, region = HOME_REGION, priceFen }) => ({
    ...plateColumns(plate, { isYellow }),
    ...{ isPersonalised, region, priceFen },
  }));
  await putIntoStock(db, plates);
  const plateIds = await idsOf(db, 'SELECT id, number FROM plates');
  await insertRows(
    db,
    'listings',
    ['plate_id', 'price_fen', 'state', 'is_aaa', 'is_abc', 'is_abab'],
    plates.map(({ number, priceFen }) => {
      const patterns = platePatterns({ number });
      const flags = (['aaa', 'abc', 'abab'] as const).map((pattern) => (patterns.includes(pattern) ? 1 : 0));
      return [plateIds.get(number) ?? null, priceFen, 'forSale', ...flags];
    }),
  );
  const ids = await idsOf(
    db,
    'SELECT listings.id, number FROM listings JOIN plates ON plates.id = listings.plate_id',
  );
  const made = plates.map((plate) => ({ ...plate, id: ids.get(plate.number) ?? 0 }));
  await putOnShelves(db, made);
  return made.map(({ id, number, region, priceFen }) => ({ id, plateNumber: number, region, priceFen }));
}

async function putOnShelves(
  db: Database,
  listings: readonly {
    readonly id: number;
    readonly number: string;
    readonly region: string;
    readonly isPersonalised: boolean;
    readonly priceFen: number;
  }[],
): Promise<void> {
  await insertRows(
    db,
    'listing_shelves',
    ['shelf', 'listing_id', 'price_fen', 'serial'],
    listings.flatMap((plate) =>
      plateShelves(plate).map((shelf) => [shelf, plate.id, plate.priceFen, plateSerial(plate)]),
    ),
  );
  await insertRows(
    db,
    'listing_tails',
    ['tail', 'listing_id'],
    listings.flatMap((plate) => plateTails(plate).map((tail) => [tail, plate.id])),
  );
}

/** By plate number. */
async function idsOf(db: Database, sql: string): Promise<ReadonlyMap<string, number>> {
  return new Map(await select(db, sql, [], (row) => [String(row.number), Number(row.id)] as const));
}
