// Whether a citizen may be logged in at all, in plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';

@Injectable()
export class UnbarredCitizensStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Neither locked by the office nor closed. */
  async has(citizenId: number): Promise<boolean> {
    const [rows] = await this.pool.query<RowDataPacket[]>(
      'SELECT id FROM citizens WHERE id = ? AND closed_at_ms IS NULL AND locked_at_ms IS NULL',
      [citizenId],
    );
    return rows.length > 0;
  }
}
