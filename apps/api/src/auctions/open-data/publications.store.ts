// When auctions were published, in plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';

@Injectable()
export class PublicationsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Of one that is published. */
  async publishedAtMs(auctionId: number): Promise<number> {
    const [[row]] = await this.pool.query<({ atMs: number } & RowDataPacket)[]>(
      'SELECT published_at_ms AS atMs FROM auctions WHERE id = ?',
      [auctionId],
    );
    return Number(row?.atMs);
  }
}
