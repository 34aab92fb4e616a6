// The engine's own tables on a fresh database, for the rows that write journals.
import { LOT_TABLES_V1, LOT_TABLES_V2 } from '@haopai/engine-mysql';
import type { BenchBed, FreshDatabase, Server } from '../bench-bed';

/** With the options of the api's migrations. */
export async function aJournalDatabase(bed: BenchBed, on: Server = 'single'): Promise<FreshDatabase> {
  const database = await bed.freshDatabase(on);
  for (const [table, columns] of Object.entries({ ...LOT_TABLES_V1, ...LOT_TABLES_V2 })) {
    await database.pool.query(
      `CREATE TABLE ${table} (${columns}) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
  }
  return database;
}
