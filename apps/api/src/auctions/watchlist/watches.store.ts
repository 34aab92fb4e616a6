// Who watches which lot, in plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Language } from '@haopai/rules';
import { MYSQL_POOL, type MysqlPool, transactionOn } from '../../platform/database';
import type { Watch } from './watch';

interface WatchRow extends RowDataPacket {
  readonly lot_id: number;
  readonly auction_id: number;
  readonly at_ms: number;
}

interface CountRow extends RowDataPacket {
  readonly count: number;
}

export interface NewWatch {
  readonly citizenId: number;
  readonly lotId: number;
  readonly language: Language;
}

const FROM =
  'FROM watches JOIN lots ON lots.id = watches.lot_id JOIN auctions ON auctions.id = lots.auction_id';
const COLUMNS = 'watches.lot_id, lots.auction_id, watches.at_ms';

@Injectable()
export class WatchesStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** False when the citizen watches `max` other lots that have not ended. Once more changes nothing but the language. */
  async put({ citizenId, lotId, language }: NewWatch, max: number): Promise<boolean> {
    return transactionOn(this.pool, async (connection) => {
      // One at a time for each citizen, so that two at once do not both find the last place.
      await connection.query('SELECT id FROM citizens WHERE id = ? FOR UPDATE', [citizenId]);
      const [rows] = await connection.query<CountRow[]>(
        `SELECT COUNT(*) AS count ${FROM}
         WHERE watches.citizen_id = ? AND watches.lot_id <> ? AND auctions.ended_at_ms IS NULL`,
        [citizenId, lotId],
      );
      const hasPlace = (rows[0]?.count ?? 0) < max;
      if (hasPlace)
        await connection.query(
          `INSERT INTO watches (citizen_id, lot_id, language, at_ms) VALUES (?, ?, ?, ${SERVER_NOW_MS})
           ON DUPLICATE KEY UPDATE language = VALUES(language)`,
          [citizenId, lotId, language],
        );
      return hasPlace;
    });
  }

  async remove(citizenId: number, lotId: number): Promise<void> {
    await this.pool.query<ResultSetHeader>('DELETE FROM watches WHERE citizen_id = ? AND lot_id = ?', [
      citizenId,
      lotId,
    ]);
  }

  async of(citizenId: number, lotId: number): Promise<Watch | null> {
    const [rows] = await this.pool.query<WatchRow[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE watches.citizen_id = ? AND watches.lot_id = ?`,
      [citizenId, lotId],
    );
    return rows[0] === undefined ? null : toWatch(rows[0]);
  }

  /** What opens next comes first, and of what is over the newest. */
  async page(citizenId: number, offset: number, max: number): Promise<readonly Watch[]> {
    const [rows] = await this.pool.query<WatchRow[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE watches.citizen_id = ?
       ORDER BY auctions.ended_at_ms IS NOT NULL, COALESCE(-auctions.ended_at_ms, lots.opens_at_ms), lots.id
       LIMIT ? OFFSET ?`,
      [citizenId, max, offset],
    );
    return rows.map(toWatch);
  }

  async total(citizenId: number): Promise<number> {
    const [rows] = await this.pool.query<CountRow[]>(
      'SELECT COUNT(*) AS count FROM watches WHERE citizen_id = ?',
      [citizenId],
    );
    return rows[0]?.count ?? 0;
  }
}

function toWatch({ lot_id, auction_id, at_ms }: WatchRow): Watch {
  return { lotId: lot_id, auctionId: auction_id, sinceMs: at_ms };
}
