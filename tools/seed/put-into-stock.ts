// Puts plates into the stock, as the office does with whatever becomes a listing or a lot (docs/adr/0083); what the stock says already stays.
import type { PlateColumns } from './plate-numbers';
import { HOME_REGION } from './regions';
import type { Database } from './rows';

export interface StockPlate extends PlateColumns {
  readonly isPersonalised?: boolean | undefined;
  readonly region?: string | undefined;
}

const ROWS_PER_STATEMENT = 1_000;

export async function putIntoStock(db: Database, plates: readonly StockPlate[]): Promise<void> {
  const rows = plates.map(({ number, kind, colour, isPersonalised = false, region = HOME_REGION }) => [
    ...[number, kind, colour],
    ...[isPersonalised ? 1 : 0, region],
  ]);
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    await db.query(
      `INSERT INTO plates (number, kind, colour, is_personalised, region) VALUES ?
       ON DUPLICATE KEY UPDATE number = plates.number`,
      [rows.slice(from, from + ROWS_PER_STATEMENT)],
    );
}
