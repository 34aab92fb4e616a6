// Which of the paddles that were outbid belong to citizens who watch the lot.
import { Inject, Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import type { Language } from '@haopai/rules';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import type { Outbid } from './tell-watchers';

export type OutbidWatcher = Omit<Outbid, 'priceFen'>;

interface LotRow extends RowDataPacket {
  readonly lot_id: number;
}

interface WatcherRow extends RowDataPacket {
  readonly citizen_id: number;
  readonly language: Language;
  readonly plate_number: string;
}

@Injectable()
export class OutbidWatchersStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Those of these lots that anybody watches. */
  async watched(lotIds: readonly number[]): Promise<ReadonlySet<number>> {
    if (lotIds.length === 0) return new Set();
    const [rows] = await this.pool.query<LotRow[]>(
      'SELECT DISTINCT lot_id FROM watches WHERE lot_id IN (?)',
      [[...lotIds]],
    );
    return new Set(rows.map(({ lot_id }) => lot_id));
  }

  async among(
    auctionId: number,
    lotId: number,
    paddles: readonly number[],
    max: number,
  ): Promise<readonly OutbidWatcher[]> {
    const [rows] = await this.pool.query<WatcherRow[]>(
      `SELECT watches.citizen_id, watches.language, lots.plate_number
       FROM enrolments JOIN watches ON watches.citizen_id = enrolments.citizen_id AND watches.lot_id = ?
       JOIN lots ON lots.id = watches.lot_id
       WHERE enrolments.auction_id = ? AND enrolments.paddle_no IN (?) LIMIT ?`,
      [lotId, auctionId, [...paddles], max],
    );
    return rows.map(({ citizen_id, language, plate_number }) => ({
      citizenId: citizen_id,
      language,
      plateNumber: plate_number,
      auctionId,
      lotId,
    }));
  }
}
