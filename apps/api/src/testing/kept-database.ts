// A backup of a throw-away database, and the way back to it: what was written since is lost, but for tables of others that only stand in it.
import type { RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../platform/database';
import type { ThrowAwayDatabase } from './throw-away-database';

interface Columns {
  readonly table: string;
  /** Those that are written: the server makes the others itself. */
  readonly names: string;
}

export class KeptDatabase {
  private constructor(
    private readonly pool: MysqlPool,
    private readonly name: string,
    private readonly tables: readonly Columns[],
  ) {}

  static async of({ pool, config }: ThrowAwayDatabase): Promise<KeptDatabase> {
    const kept = new KeptDatabase(pool, `${config.database}_kept`, await columnsOf(pool));
    await pool.query(`CREATE DATABASE ${kept.name}`);
    for (const { table, names } of kept.tables) {
      await pool.query(`CREATE TABLE ${kept.name}.${table} LIKE ${table}`);
      await pool.query(`INSERT INTO ${kept.name}.${table} (${names}) SELECT ${names} FROM ${table}`);
    }
    return kept;
  }

  /** Nothing may run on the database. `isOthers`: tables that stay as they are. */
  async bringBack(isOthers: (table: string) => boolean): Promise<void> {
    const connection = await this.pool.getConnection();
    try {
      await connection.query('SET FOREIGN_KEY_CHECKS = 0');
      for (const { table, names } of this.tables.filter((each) => !isOthers(each.table))) {
        await connection.query(`DELETE FROM ${table}`);
        await connection.query(`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${this.name}.${table}`);
      }
    } finally {
      await connection.query('SET FOREIGN_KEY_CHECKS = 1');
      connection.release();
    }
  }

  async drop(): Promise<void> {
    await this.pool.query(`DROP DATABASE ${this.name}`);
  }
}

async function columnsOf(pool: MysqlPool): Promise<readonly Columns[]> {
  const [rows] = await pool.query<(RowDataPacket & { name: string; col: string })[]>(
    `SELECT table_name AS name, column_name AS col FROM information_schema.columns
     WHERE table_schema = DATABASE() AND COALESCE(generation_expression, '') = '' ORDER BY table_name, ordinal_position`,
  );
  const byTable = new Map<string, string[]>();
  for (const { name, col } of rows) byTable.set(name, [...(byTable.get(name) ?? []), `\`${col}\``]);
  return [...byTable].map(([table, columns]) => ({ table, names: columns.join() }));
}
