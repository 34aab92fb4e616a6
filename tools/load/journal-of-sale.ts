// Reads from MySQL what the checker needs of the lots of a sale: their journals as stored, and which lot each entry is bound to.
import { type Database, select } from '../seed/rows';
import type { JournalRow } from '@haopai/record';

export interface LotRows {
  readonly lotId: number;
  /** Ascending by version. */
  readonly rows: readonly JournalRow[];
}

export interface JournalOfSale {
  readonly lots: readonly LotRows[];
  /** The lot that each entry is bound to. */
  readonly bindings: ReadonlyMap<number, number>;
}

const LOTS_PER_QUERY = 50;

export async function readJournalOfSale(db: Database, lotIds: readonly number[]): Promise<JournalOfSale> {
  const lots: LotRows[] = [];
  for (let from = 0; from < lotIds.length; from += LOTS_PER_QUERY) {
    lots.push(...(await readLots(db, lotIds.slice(from, from + LOTS_PER_QUERY))));
  }
  const bindings = new Map(
    await select(
      db,
      'SELECT entry_id, lot_id FROM entry_bindings WHERE lot_id IN (?)',
      [lotIds],
      (row) => [Number(row.entry_id), Number(row.lot_id)] as const,
    ),
  );
  return { lots, bindings };
}

async function readLots(db: Database, lotIds: readonly number[]): Promise<readonly LotRows[]> {
  const rowsByLot = new Map<number, JournalRow[]>(lotIds.map((lotId) => [lotId, []]));
  await select(
    db,
    `SELECT lot_id, version, at_ms, body, LOWER(HEX(hash)) AS hash FROM lot_events
     WHERE lot_id IN (?) ORDER BY lot_id, version`,
    [lotIds],
    (row) =>
      rowsByLot.get(Number(row.lot_id))?.push({
        version: Number(row.version),
        atMs: Number(row.at_ms),
        body: String(row.body),
        hash: String(row.hash),
      }),
  );
  return lotIds.map((lotId) => ({ lotId, rows: rowsByLot.get(lotId) ?? [] }));
}
