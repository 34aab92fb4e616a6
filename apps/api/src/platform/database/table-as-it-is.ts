// Reads what a table consists of, so that a change can tell what of it has been made.
import type { Connection, RowDataPacket } from 'mysql2/promise';

interface ColumnAsItIs {
  /** In small letters, and without the width that MariaDB shows of integers and MySQL does not. */
  readonly type: string;
  readonly isNullable: boolean;
}

export interface TableAsItIs {
  readonly columns: ReadonlyMap<string, ColumnAsItIs>;
  readonly keys: ReadonlySet<string>;
  /** Checks and foreign keys. */
  readonly constraints: ReadonlySet<string>;
}

interface CreateRow extends RowDataPacket {
  readonly 'Create Table': string;
}

/** Names stand in backticks whatever the server's default is. */
export const QUOTE_NAMES = 'SET SESSION sql_quote_show_create = 1';

const NAME = /^`([^`]+)`/;
const KEY = /^(?:UNIQUE |FULLTEXT |SPATIAL )?KEY `([^`]+)`/;
const CONSTRAINT = /^CONSTRAINT `([^`]+)` (?:CHECK|FOREIGN KEY)/;

/** Null when there is no such table. One look at columns, keys and constraints: those of information_schema would be three, each of another moment. */
export async function readTable(connection: Connection, table: string): Promise<TableAsItIs | null> {
  try {
    const [rows] = await connection.query<CreateRow[]>(`SHOW CREATE TABLE ${table}`);
    return tableOf(rows[0]?.['Create Table'] ?? '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ER_NO_SUCH_TABLE') return null;
    throw error;
  }
}

/** Of the text by which MySQL or MariaDB would make the table again: a line for each column, key and constraint. */
export function tableOf(createTable: string): TableAsItIs {
  const lines = createTable.split('\n').map((line) => line.trim());
  const named = (pattern: RegExp): string[] => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
  const columns = lines.flatMap((line): [string, ColumnAsItIs][] => {
    const name = NAME.exec(line)?.[1];
    if (name === undefined) return [];
    const definition = line.slice(name.length + 3);
    return [[name, { type: typeOf(definition), isNullable: !/\bNOT NULL\b/.test(definition) }]];
  });
  return { columns: new Map(columns), keys: new Set(named(KEY)), constraints: new Set(named(CONSTRAINT)) };
}

/** The type at the beginning of a column's definition, written as it is compared. */
export function typeOf(definition: string): string {
  const type = /^\w+(?:\s*\([^)]*\))?/.exec(definition.trim())?.[0] ?? '';
  return type.toLowerCase().replace(/^((?:tiny|small|medium|big)?int)\s*\(\d+\)$/, '$1');
}
