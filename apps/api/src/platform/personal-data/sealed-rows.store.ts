// Walks over sealed columns by id, and replaces a sealed text only where it still stands as it was read.
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../database';
import type { SealedTable } from './sealed-columns';

export interface SealedRow {
  readonly id: number;
  /** By column; those that hold none are left out. */
  readonly texts: ReadonlyMap<string, string>;
}

export class SealedRowsStore {
  constructor(private readonly pool: MysqlPool) {}

  /** The next rows after `afterId` in which any column is under another key. */
  async underOtherKeys(
    { table, id, columns }: SealedTable,
    currentKeyId: string,
    afterId: number,
    max: number,
  ): Promise<readonly SealedRow[]> {
    // NULL is neither like nor unlike anything.
    const isOther = columns.map((column) => `${column} NOT LIKE ?`).join(' OR ');
    const [rows] = await this.pool.query<RowDataPacket[]>(
      `SELECT ${id}, ${columns.join(', ')} FROM ${table} WHERE ${id} > ? AND (${isOther}) ORDER BY ${id} LIMIT ?`,
      [afterId, ...columns.map(() => `${currentKeyId}.%`), max],
    );
    return rows.map((row) => ({
      id: Number(row[id]),
      texts: new Map(
        columns.flatMap((column) => {
          const text: unknown = row[column];
          return typeof text === 'string' ? [[column, text] as const] : [];
        }),
      ),
    }));
  }

  /** False when somebody wrote it meanwhile: what they wrote is newer, and under the current key. */
  async replace(
    { table, id }: SealedTable,
    rowId: number,
    column: string,
    was: string,
    becomes: string,
  ): Promise<boolean> {
    const [result] = await this.pool.query<ResultSetHeader>(
      `UPDATE ${table} SET ${column} = ? WHERE ${id} = ? AND ${column} = ?`,
      [becomes, rowId, was],
    );
    return result.affectedRows === 1;
  }
}
