// What the report of patterns is made of, in plain SQL: the lots of an auction, and where the citizens of its paddles were. Over any pool: a thread has its own.
import type { RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../../platform/database';

interface LotRow {
  readonly lotId: number;
  readonly lotNo: number;
  readonly plateNumber: string;
}

interface DeviceRow {
  readonly paddleNo: number;
  readonly deviceHash: string;
}

interface AddressRow {
  readonly paddleNo: number;
  readonly address: string;
}

const PADDLES = `FROM enrolments JOIN auctions ON auctions.id = enrolments.auction_id`;
const OF_AUCTION = `WHERE enrolments.auction_id = ? AND enrolments.paddle_no IS NOT NULL`;

export class PatternSources {
  constructor(private readonly pool: MysqlPool) {}

  lots(auctionId: number): Promise<readonly LotRow[]> {
    return this.rows<LotRow>(
      `SELECT id AS lotId, lot_no AS lotNo, plate_number AS plateNumber FROM lots WHERE auction_id = ? ORDER BY lot_no`,
      auctionId,
    );
  }

  /** Browsers that were used since enrolment began, and before the end. */
  devices(auctionId: number): Promise<readonly DeviceRow[]> {
    return this.rows<DeviceRow>(
      `SELECT enrolments.paddle_no AS paddleNo, devices.device_hash AS deviceHash
       ${PADDLES} JOIN citizen_devices devices ON devices.citizen_id = enrolments.citizen_id
       ${OF_AUCTION} AND devices.last_seen_at_ms >= COALESCE(auctions.published_at_ms, 0)
         AND devices.first_seen_at_ms <= COALESCE(auctions.ended_at_ms, auctions.starts_at_ms)`,
      auctionId,
    );
  }

  /** Of the log-ins that are still kept, those between the publication and the end. */
  addresses(auctionId: number): Promise<readonly AddressRow[]> {
    return this.rows<AddressRow>(
      `SELECT DISTINCT enrolments.paddle_no AS paddleNo, log_ins.address
       ${PADDLES} JOIN log_ins ON log_ins.citizen_id = enrolments.citizen_id
       ${OF_AUCTION} AND log_ins.at_ms BETWEEN COALESCE(auctions.published_at_ms, 0)
         AND COALESCE(auctions.ended_at_ms, auctions.starts_at_ms)`,
      auctionId,
    );
  }

  private async rows<Row>(sql: string, auctionId: number): Promise<readonly Row[]> {
    const [rows] = await this.pool.query<(RowDataPacket & Row)[]>(sql, [auctionId]);
    return rows;
  }
}
