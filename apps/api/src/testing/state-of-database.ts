// What a database holds, counted: rows of each table, their states and their money. For comparing what two pieces of work have left behind.
import type { RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../platform/database';

export type Counts = ReadonlyMap<string, number>;

/** What every instance writes for itself, whatever anybody does. */
const OF_INSTANCES: readonly string[] = [
  ...['engine_instances', 'shard_leases', 'kept_heads', 'log_erasures', 'transaction_marks', 'lot_heads'],
];
/** What instances add by themselves a while later, once each by their keys. */
const FOLLOWS: readonly string[] = ['confirmations', 'listing_news', 'plate_news', 'register_reports'];
/** Derived from plates and listings: how many depends on the digits of a plate. */
const DERIVED: readonly string[] = ['listing_shelves', 'listing_tails'];
/** What becomes of these rows by itself a moment later. */
const STATE_GOES_ON: readonly string[] = ['outbox', 'sandbox_notices', 'provider_notices'];

interface ColumnRow extends RowDataPacket {
  readonly tableName: string;
  readonly columnName: string;
}

interface CountRow extends RowDataPacket {
  readonly name: string;
  readonly number: number | string;
}

/** The questions are the same as long as the schema is. */
export async function countsOf(pool: MysqlPool): Promise<Counts> {
  const counts = new Map<string, number>();
  const [rows] = await pool.query<CountRow[]>(await questionOf(pool));
  for (const { name, number } of rows) counts.set(name, Number(number));
  return counts;
}

/** What has been added; nothing of what is as before. */
export function addedTo(before: Counts, after: Counts): Readonly<Record<string, number>> {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const added = names.map((name) => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(added.filter(([, number]) => number !== 0));
}

const questions = new WeakMap<MysqlPool, string>();

async function questionOf(pool: MysqlPool): Promise<string> {
  const known = questions.get(pool);
  if (known !== undefined) return known;
  const [columns] = await pool.query<ColumnRow[]>(
    `SELECT table_name AS tableName, column_name AS columnName FROM information_schema.columns
     WHERE table_schema = DATABASE()`,
  );
  const tables = new Set(
    columns
      .map(({ tableName }) => tableName)
      .filter((name) => ![OF_INSTANCES, FOLLOWS, DERIVED].some((left) => left.includes(name))),
  );
  const parts = [...tables].map((table) => `SELECT '${table}' AS name, COUNT(*) AS number FROM ${table}`);
  for (const { tableName: table, columnName: column } of columns) {
    if (!tables.has(table)) continue;
    if (column === 'state' && !STATE_GOES_ON.includes(table))
      parts.push(
        `SELECT CONCAT('${table} ', COALESCE(state, 'null')), COUNT(*) FROM ${table} GROUP BY state`,
      );
    if (column.endsWith('_fen'))
      parts.push(`SELECT '${table}.${column}', COALESCE(SUM(${column}), 0) FROM ${table}`);
  }
  const question = parts.join(' UNION ALL ');
  questions.set(pool, question);
  return question;
}
