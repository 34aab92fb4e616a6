// Reads the reservations that nobody has decided.
import { Inject, Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../database';
import type { PendingReservation } from './pending-reservation';
import { RESERVATION_COLUMNS, type ReservationRow, toReservation } from './reservation-row';

interface Row extends ReservationRow, RowDataPacket {
  readonly username: string;
}

@Injectable()
export class PendingReservationsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  async oldest(max: number): Promise<readonly PendingReservation[]> {
    const [rows] = await this.pool.query<Row[]>(
      `SELECT ${RESERVATION_COLUMNS}, citizens.username FROM reservations
       JOIN citizens ON citizens.id = reservations.citizen_id
       WHERE reservations.state = 'pending' ORDER BY reservations.id LIMIT ?`,
      [max],
    );
    return rows.map((row) => {
      const { id, plate, createdAtMs } = toReservation(row);
      return { id, plate, createdAtMs, username: row.username };
    });
  }
}
