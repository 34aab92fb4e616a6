// What a citizen did here, the newest of each, for the staff to follow: log-ins, orders, enrolments, reservations.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { CitizenFile } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

export type CitizenRecords = Pick<CitizenFile, 'logIns' | 'orders' | 'enrolments' | 'reservations'>;
type Item<Key extends keyof CitizenRecords> = CitizenRecords[Key][number];

const SHOWN_MAX = 20;

const LOG_INS = 'SELECT at_ms AS atMs, address, device FROM log_ins WHERE citizen_id = ? ORDER BY id DESC';
const ORDERS = `
  SELECT order_no AS orderNo, kind, state, amount_fen AS amountFen, created_at_ms AS createdAtMs
  FROM orders WHERE citizen_id = ? ORDER BY id DESC`;
const ENROLMENTS = `
  SELECT enrolments.auction_id AS auctionId, auctions.title AS auctionTitle, enrolments.state,
    enrolments.paddle_no AS paddleNo, auctions.is_drill AS isDrill
  FROM enrolments JOIN auctions ON auctions.id = enrolments.auction_id
  WHERE enrolments.citizen_id = ? ORDER BY enrolments.id DESC`;
const RESERVATIONS = `
  SELECT id, plate_number AS plateNumber, state, created_at_ms AS createdAtMs
  FROM reservations WHERE citizen_id = ? ORDER BY id DESC`;

@Injectable()
export class CitizenRecordsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async of(citizenId: number): Promise<CitizenRecords> {
    const read = <Row extends object>(sql: string): Promise<Row[]> =>
      this.connection.query<Row>(`${sql} LIMIT ${SHOWN_MAX}`, {
        type: QueryTypes.SELECT,
        replacements: [citizenId],
      });
    return {
      logIns: await read<Item<'logIns'>>(LOG_INS),
      orders: await read<Item<'orders'>>(ORDERS),
      enrolments: (await read<Omit<Item<'enrolments'>, 'isDrill'> & { isDrill: 0 | 1 }>(ENROLMENTS)).map(
        (enrolment) => ({ ...enrolment, isDrill: enrolment.isDrill !== 0 }),
      ),
      reservations: await read<Item<'reservations'>>(RESERVATIONS),
    };
  }
}
