// Puts everything that is sealed under the current key, in batches. Killed in the middle, it goes on when it is run again.
import { TextSeal } from '@haopai/sealed-data';
import type { Config } from '../config';
import { openMysqlPool } from '../database';
import { SEALED_TABLES, type SealedTable } from './sealed-columns';
import { SealedRowsStore } from './sealed-rows.store';

const ROWS_PER_BATCH = 200;

/** Texts that were sealed anew, by table. Needs the keys under which they stand; the site may be open meanwhile. */
export async function rotateDataKeys(
  { mysql, personalData }: Config,
  tables: readonly SealedTable[] = SEALED_TABLES,
): Promise<Readonly<Record<string, number>>> {
  const pool = openMysqlPool(mysql);
  try {
    const rotation = new Rotation(new SealedRowsStore(pool), new TextSeal(personalData.keys));
    const resealed: Record<string, number> = {};
    for (const table of tables) resealed[table.table] = await rotation.reseal(table);
    return resealed;
  } finally {
    await pool.end();
  }
}

class Rotation {
  constructor(
    private readonly rows: SealedRowsStore,
    private readonly textSeal: TextSeal,
  ) {}

  async reseal(table: SealedTable): Promise<number> {
    const { rowsAtOnce = ROWS_PER_BATCH } = table;
    let resealed = 0;
    let lastId = 0;
    for (;;) {
      const keyId = this.textSeal.currentKeyId;
      const batch = await this.rows.underOtherKeys(table, keyId, lastId, rowsAtOnce);
      for (const { id, texts } of batch) {
        for (const [column, was] of texts) {
          if (this.textSeal.isUnderCurrentKey(was)) continue;
          const becomes = this.textSeal.seal(this.open(was, `${table.table}.${column} of row ${id}`));
          if (await this.rows.replace(table, id, column, was, becomes)) resealed += 1;
        }
        lastId = id;
      }
      if (batch.length < rowsAtOnce) return resealed;
    }
  }

  /** Whoever has to mend one text among thousands must know which. */
  private open(sealed: string, where: string): string {
    try {
      return this.textSeal.open(sealed);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : '';
      throw new Error(`no key here opens ${where}, all behind it waits: ${why}`, { cause });
    }
  }
}
