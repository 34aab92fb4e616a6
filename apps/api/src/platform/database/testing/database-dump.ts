// All that stands in a database, so that two can be compared: tables as the server would make them again, and their rows.
import type { RowDataPacket } from 'mysql2/promise';
import { JOURNAL_TABLE } from '../migration-journal';
import type { MysqlPool } from '../mysql-pool';

/** The journal's times are left out: no two runs have the same. */
export async function dumpOf(pool: MysqlPool): Promise<Readonly<Record<string, readonly string[]>>> {
  const [names] = await pool.query<RowDataPacket[]>('SHOW TABLES');
  const dump: Record<string, readonly string[]> = {};
  for (const table of names.flatMap((row) => Object.values(row) as string[]).sort()) {
    const [created] = await pool.query<RowDataPacket[]>(`SHOW CREATE TABLE ${table}`);
    const made = String(created[0]?.['Create Table']).replace(/ AUTO_INCREMENT=\d+/, '');
    const [rows] = await pool.query<RowDataPacket[]>(
      `SELECT ${table === JOURNAL_TABLE ? 'name' : '*'} FROM ${table}`,
    );
    dump[table] = [made, ...rows.map((row) => JSON.stringify(row)).sort()];
  }
  return dump;
}
