// Fills the table of regions when it is empty.
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Region } from '@haopai/rules';
import type { MysqlPool } from '../../../platform/database';

export class NewRegionsStore {
  constructor(private readonly pool: MysqlPool) {}

  /** Two instances that do so at once are no fault. */
  async fillIfEmpty(regions: readonly Region[]): Promise<number> {
    const [found] = await this.pool.query<RowDataPacket[]>('SELECT 1 FROM regions LIMIT 1');
    if (found.length > 0) return 0;
    const [result] = await this.pool.query<ResultSetHeader>(
      'INSERT IGNORE INTO regions (code, name_zh, name_en) VALUES ?',
      [regions.map(({ code, nameZh, nameEn }) => [code, nameZh, nameEn])],
    );
    return result.affectedRows;
  }
}
