// Counts bidders and watchers, each by an index, and brings no one of them over.
import { Inject, Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';

interface CountRow extends RowDataPacket {
  readonly count: number;
}

interface LotCountRow extends CountRow {
  readonly lotId: number;
}

@Injectable()
export class InterestStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Those whose deposit is paid. */
  async bidders(auctionId: number): Promise<number> {
    const [rows] = await this.pool.query<CountRow[]>(
      `SELECT COUNT(*) AS count FROM enrolments WHERE auction_id = ? AND state = 'paid'`,
      [auctionId],
    );
    return rows[0]?.count ?? 0;
  }

  /** Lots that nobody watches are left out. */
  async watchersByLot(
    auctionId: number,
  ): Promise<readonly { readonly lotId: number; readonly count: number }[]> {
    const [rows] = await this.pool.query<LotCountRow[]>(
      `SELECT watches.lot_id AS lotId, COUNT(*) AS count
       FROM lots JOIN watches ON watches.lot_id = lots.id
       WHERE lots.auction_id = ? GROUP BY watches.lot_id ORDER BY watches.lot_id`,
      [auctionId],
    );
    return rows.map(({ lotId, count }) => ({ lotId, count }));
  }
}
