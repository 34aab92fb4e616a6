// What migrations are made of. Each change is one statement, which happens whole or not at all, and can tell what of it is still to be made: a
// migration that was cut off anywhere is run again, and two that run at once do no harm.
import type { TableAsItIs } from './table-as-it-is';

export type SchemaChange = TableChange | DataChange;

/** It is seen at the table itself what is still to be done. */
export interface TableChange {
  readonly kind: 'table';
  readonly table: string;
  /** The statement that is left; null when there is nothing to do. */
  readonly remaining: (now: TableAsItIs | null) => string | null;
}

/** Nobody sees at rows whether they were changed already: a mark is written in the transaction that changes them. */
export interface DataChange {
  readonly kind: 'data';
  /** Names the mark, once in its migration and direction. */
  readonly name: string;
  readonly sql: string;
  /** Rows of one batch: run again until fewer are changed, each time in a transaction of its own, for a write of a replicated engine is not to be large. */
  readonly batch: number | null;
}

const STORED_AS = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';

/** Column and key lists by table name, in an order in which each finds the tables that it refers to. */
type Tables = Readonly<Record<string, string>>;

export function createTables(tables: Tables): readonly TableChange[] {
  return Object.entries(tables).map(([table, columns]) => ({
    kind: 'table',
    table,
    remaining: (now) => (now === null ? `CREATE TABLE ${table} (${columns}) ${STORED_AS}` : null),
  }));
}

/** Backwards: a table goes before those that it refers to. */
export function dropTables(tables: Tables): readonly TableChange[] {
  return Object.keys(tables)
    .reverse()
    .map((table) => ({
      kind: 'table',
      table,
      remaining: (now) => (now === null ? null : `DROP TABLE ${table}`),
    }));
}

/** Of few rows: those of the sale's own settings, such as the one head of a record. */
export function changeData(name: string, sql: string): DataChange {
  return { kind: 'data', name, sql, batch: null };
}

/** Of however many rows: `sql` changes some of those that are left, and none when it is done; it ends in LIMIT. */
export function changeDataInBatches(name: string, sql: string): DataChange {
  const [, limit] = /\bLIMIT (\d+)\s*$/.exec(sql) ?? [];
  if (limit === undefined) throw new Error(`${name} has no LIMIT`);
  return { kind: 'data', name, sql, batch: Number(limit) };
}
