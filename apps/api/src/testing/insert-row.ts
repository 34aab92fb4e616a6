// Writes one row for a builder and returns the id that it got.
import type { MysqlPool } from '../platform/database';

/** Columns are given by their names in the table. */
export async function insertRow(
  pool: MysqlPool,
  table: string,
  row: Readonly<Record<string, string | number | boolean | null>>,
): Promise<number> {
  const columns = Object.keys(row);
  const [result] = await pool.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    Object.values(row),
  );
  return 'insertId' in result ? result.insertId : 0;
}
