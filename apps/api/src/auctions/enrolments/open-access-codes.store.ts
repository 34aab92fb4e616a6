// Finds access codes that stand in the open, and puts sealed ones in their place.
import type { RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../../platform/database';

interface OpenCode extends RowDataPacket {
  readonly id: number;
  readonly accessCode: string;
}

export class OpenAccessCodesStore {
  constructor(private readonly pool: MysqlPool) {}

  /** Codes of citizens who have left are empty, and gone already. */
  async some(max: number): Promise<readonly OpenCode[]> {
    const [rows] = await this.pool.query<OpenCode[]>(
      `SELECT id, access_code AS accessCode FROM enrolments WHERE access_code <> '' ORDER BY id LIMIT ?`,
      [max],
    );
    return rows;
  }

  async replace(id: number, sealed: string): Promise<void> {
    await this.pool.query('UPDATE enrolments SET access_code_sealed = ?, access_code = NULL WHERE id = ?', [
      sealed,
      id,
    ]);
  }
}
