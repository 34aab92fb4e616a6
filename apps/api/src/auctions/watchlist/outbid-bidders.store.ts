// Whose paddles were outbid, and on which plates.
import { Inject, Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import type { Language } from '@haopai/rules';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';

/** A paddle in an auction. */
interface Paddle {
  readonly auctionId: number;
  readonly paddleNo: number;
}

interface Bidder extends Paddle {
  readonly citizenId: number;
  readonly language: Language;
}

interface BidderRow extends RowDataPacket {
  readonly auction_id: number;
  readonly paddle_no: number;
  readonly citizen_id: number;
  readonly language: Language;
}

interface PlateRow extends RowDataPacket {
  readonly id: number;
  readonly plate_number: string;
}

@Injectable()
export class OutbidBiddersStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** One question for all of them. */
  async behind(paddles: readonly Paddle[]): Promise<readonly Bidder[]> {
    if (paddles.length === 0) return [];
    const [rows] = await this.pool.query<BidderRow[]>(
      `SELECT auction_id, paddle_no, citizen_id, language FROM enrolments
       WHERE (auction_id, paddle_no) IN (?)`,
      [paddles.map(({ auctionId, paddleNo }) => [auctionId, paddleNo])],
    );
    return rows.map(({ auction_id, paddle_no, citizen_id, language }) => ({
      auctionId: auction_id,
      paddleNo: paddle_no,
      citizenId: citizen_id,
      language,
    }));
  }

  async plates(lotIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (lotIds.length === 0) return new Map();
    const [rows] = await this.pool.query<PlateRow[]>('SELECT id, plate_number FROM lots WHERE id IN (?)', [
      [...lotIds],
    ]);
    return new Map(rows.map(({ id, plate_number }) => [id, plate_number]));
  }
}
