// Writes many rows of one table quickly: a few statements of a thousand rows each.
import type { Pool, RowDataPacket } from 'mysql2/promise';

/** What the seed needs of a mysql2 pool or connection. */
export type Database = Pick<Pool, 'query'>;
/** What it needs to write several things or none. */
export type TransactionalDatabase = Pick<Pool, 'query' | 'getConnection'>;
export type Value = string | number | null;

const ROWS_PER_STATEMENT = 1_000;

export async function insertRows(
  db: Database,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const part = rows.slice(from, from + ROWS_PER_STATEMENT);
    await db.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ?`, [part]);
  }
}

/** The rows that a query gives, read by `read` one by one. */
export async function select<Result>(
  db: Database,
  sql: string,
  values: readonly (Value | readonly Value[])[],
  read: (row: RowDataPacket) => Result,
): Promise<readonly Result[]> {
  const [rows] = await db.query<RowDataPacket[]>(sql, [...values]);
  return rows.map(read);
}

/** All that is done within it, or nothing. */
export async function inTransaction<Result>(
  db: TransactionalDatabase,
  work: (within: Database) => Promise<Result>,
): Promise<Result> {
  const connection = await db.getConnection();
  try {
    await connection.beginTransaction();
    const result = await work(connection);
    await connection.commit();
    return result;
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}

/** The auction's clock is the database's. */
export async function databaseNowMs(db: Database): Promise<number> {
  const sql = 'SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS UNSIGNED) AS now_ms';
  const [nowMs] = await select(db, sql, [], (row) => Number(row.now_ms));
  if (nowMs === undefined) throw new Error('the database does not tell the time');
  return nowMs;
}
