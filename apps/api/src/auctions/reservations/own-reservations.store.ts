// Reads reservations as their citizen sees them, with their order and their auction. Plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import type { ReservationView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { RESERVATION_COLUMNS, type ReservationRow, toReservation } from './reservation-row';

export type OwnRow = ReservationRow &
  RowDataPacket & {
    readonly orderNo: string | null;
    /** Null unless the order waits to be paid. */
    readonly payByMs: number | null;
    readonly auctionTitle: string | null;
    readonly isPublished: 0 | 1 | null;
  };

export const OWN_COLUMNS = `${RESERVATION_COLUMNS}, orders.order_no AS orderNo,
  IF(orders.state = 'created', orders.due_at_ms, NULL) AS payByMs, auctions.title AS auctionTitle,
  auctions.published_at_ms <= ${SERVER_NOW_MS} AS isPublished`;
export const OWN_JOINS = `
  LEFT JOIN orders ON orders.id = reservations.order_id
  LEFT JOIN auctions ON auctions.id = reservations.auction_id`;
const OWN = `SELECT ${OWN_COLUMNS} FROM reservations ${OWN_JOINS} WHERE reservations.citizen_id = ?`;

@Injectable()
export class OwnReservationsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** The newest first. */
  async page(citizenId: number, limit: number, offset: number): Promise<readonly ReservationView[]> {
    const sql = `${OWN} ORDER BY reservations.id DESC LIMIT ? OFFSET ?`;
    const [rows] = await this.pool.query<OwnRow[]>(sql, [citizenId, limit, offset]);
    return rows.map(toOwnView);
  }

  async count(citizenId: number): Promise<number> {
    const [rows] = await this.pool.query<({ n: number } & RowDataPacket)[]>(
      'SELECT COUNT(*) AS n FROM reservations WHERE citizen_id = ?',
      [citizenId],
    );
    return rows[0]?.n ?? 0;
  }

  async byId(citizenId: number, id: number): Promise<ReservationView | null> {
    const [rows] = await this.pool.query<OwnRow[]>(`${OWN} AND reservations.id = ?`, [citizenId, id]);
    return rows[0] === undefined ? null : toOwnView(rows[0]);
  }
}

/** Of an auction that is not published its citizen knows the title, and reads no lot. */
function toOwnView(row: OwnRow): ReservationView {
  const view = toView(row);
  return row.isPublished === 1 ? view : { ...view, lotId: null };
}

export function toView(row: OwnRow): ReservationView {
  const { id, plate, vin, state, reason, createdAtMs, decidedAtMs, depositFen, auctionId, lotId } =
    toReservation(row);
  const { orderNo, payByMs, auctionTitle } = row;
  const auction = auctionId === null || auctionTitle === null ? null : { id: auctionId, title: auctionTitle };
  return {
    ...{ id, plate, vin, state, reason, createdAtMs, decidedAtMs, depositFen },
    ...{ orderNo, payByMs, auction, lotId },
  };
}
