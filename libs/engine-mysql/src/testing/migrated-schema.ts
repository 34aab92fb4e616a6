// The tables that all migrations together make, with the rows that they leave, told once and written into each further database: migrating each takes five times as long.
import type { Pool } from 'mysql2/promise';

type Row = Readonly<Record<string, unknown>>;

interface Table {
  readonly name: string;
  readonly creation: string;
  readonly rows: readonly Row[];
}

export type MigratedSchema = readonly Table[];

export async function readSchema(pool: Pool): Promise<MigratedSchema> {
  const [found] = await pool.query(
    'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME',
  );
  const tables: Table[] = [];
  for (const { name } of found as readonly Row[]) {
    const [shown] = await pool.query('SHOW CREATE TABLE ??', [name]);
    const [rows] = await pool.query('SELECT * FROM ??', [name]);
    const creation = (shown as readonly Row[])[0]?.['Create Table'];
    tables.push({ name: String(name), creation: String(creation), rows: rows as readonly Row[] });
  }
  return tables;
}

/** Into a database without any table. */
export async function writeSchema(pool: Pool, schema: MigratedSchema): Promise<void> {
  const connection = await pool.getConnection();
  try {
    // Tables name each other: none of them can be the first.
    await connection.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const { name, creation, rows } of schema) {
      await connection.query(creation);
      if (rows.length > 0) await connection.query('INSERT INTO ?? (??) VALUES ?', insertionOf(name, rows));
    }
  } finally {
    // It may go back to the pool only as it came.
    await connection.query('SET FOREIGN_KEY_CHECKS = 1');
    connection.release();
  }
}

function insertionOf(name: string, rows: readonly Row[]): unknown[] {
  const columns = Object.keys(rows[0] ?? {});
  return [name, columns, rows.map((row) => columns.map((column) => asStored(row[column])))];
}

/** A document comes from MySQL as what it means. */
function asStored(value: unknown): unknown {
  const isDocument = typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
  return isDocument ? JSON.stringify(value) : value;
}
