// Reads enrolments as their citizen sees them: with their orders, entries, deposits and what the entries stand behind. Plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import type { DepositState, EnrolmentState, LotPhase, PlateView, WinnerState } from '@haopai/contracts';
import type { PlateVehicle } from '@haopai/rules/plates';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { DEPOSIT_FEN, DEPOSIT_STATE, LIMIT_FEN } from './entry-deposits';

export interface EnrolmentRow {
  readonly id: number;
  readonly auctionId: number;
  readonly state: EnrolmentState;
  readonly createdAtMs: number;
  readonly paidAtMs: number | null;
  readonly paddleNo: number | null;
  readonly accessCodeSealed: string | null;
  readonly orderNo: string | null;
  /** Null unless the order waits to be paid. */
  readonly dueAtMs: number | null;
  readonly pickUpText: string;
  /** Null unless the paddle was put out of the auction. */
  readonly disqualifiedFor: string | null;
  readonly disqualifiedAtMs: number | null;
}

export interface EntryRow {
  readonly id: number;
  readonly enrolmentId: number;
  readonly vin: string;
  readonly state: EnrolmentState;
  readonly isReserved: 0 | 1;
  readonly deposit: DepositState | null;
  /** Sums and products of the database come as text. */
  readonly depositFen: number | string | null;
  readonly limitFen: number | string | null;
  readonly lotId: number | null;
  readonly lotNo: number;
  readonly plateNumber: string;
  readonly plateKind: PlateView['kind'];
  readonly plateColour: PlateView['colour'];
  readonly isPersonalised: 0 | 1;
  readonly region: string;
  readonly phase: LotPhase | null;
  readonly priceFen: number | null;
  readonly leaderEntryId: number | null;
  /** Of a lot that this entry has won, once that is worked out. */
  readonly wonState: WinnerState | null;
  readonly wonClosedAtMs: number | null;
  readonly balanceOrderNo: string | null;
  readonly balanceFen: number | null;
  readonly balanceDueAtMs: number | null;
  /** Null where nobody has said. */
  readonly vehicle: PlateVehicle | null;
  readonly isSeen: 0 | 1 | null;
  /** When the plate was fetched. */
  readonly collectedAtMs: number | null;
}

const ENROLMENTS = `
  SELECT enrolments.id, enrolments.auction_id AS auctionId, enrolments.state, enrolments.created_at_ms AS createdAtMs,
    enrolments.paid_at_ms AS paidAtMs, enrolments.paddle_no AS paddleNo, enrolments.access_code_sealed AS accessCodeSealed,
    orders.order_no AS orderNo, IF(orders.state = 'created', orders.due_at_ms, NULL) AS dueAtMs,
    auctions.pick_up_text AS pickUpText, barred.reason AS disqualifiedFor, barred.at_ms AS disqualifiedAtMs
  FROM enrolments JOIN auctions ON auctions.id = enrolments.auction_id AND auctions.published_at_ms <= ${SERVER_NOW_MS}
  LEFT JOIN orders ON orders.id = enrolments.order_id
  LEFT JOIN disqualifications barred ON barred.auction_id = enrolments.auction_id AND barred.paddle_no = enrolments.paddle_no
  WHERE enrolments.citizen_id = ?`;

const ENTRIES = `
  SELECT entries.id, entries.enrolment_id AS enrolmentId, entries.vin, entries.state, entries.is_reserved AS isReserved,
    ${DEPOSIT_STATE} AS deposit, ${DEPOSIT_FEN} AS depositFen, ${LIMIT_FEN} AS limitFen, lots.id AS lotId, lots.lot_no AS lotNo,
    lots.plate_number AS plateNumber, lots.plate_kind AS plateKind, lots.plate_colour AS plateColour,
    lots.is_personalised AS isPersonalised, lots.region, lot_heads.phase, lot_heads.price_fen AS priceFen,
    lot_heads.leader_entry_id AS leaderEntryId, won_lots.state AS wonState, won_lots.closed_at_ms AS wonClosedAtMs,
    balances.order_no AS balanceOrderNo, balances.amount_fen AS balanceFen,
    IF(balances.state = 'created', balances.due_at_ms, NULL) AS balanceDueAtMs,
    hand_overs.collected_at_ms AS collectedAtMs, said.vehicle, said.is_seen AS isSeen
  FROM entries JOIN auctions ON auctions.id = entries.auction_id
  LEFT JOIN entry_bindings ON entry_bindings.entry_id = entries.id
  LEFT JOIN lots ON lots.id = entry_bindings.lot_id
  LEFT JOIN lot_heads ON lot_heads.lot_id = lots.id
  LEFT JOIN won_lots ON won_lots.entry_id = entries.id
  LEFT JOIN orders balances ON balances.id = won_lots.balance_order_id
  LEFT JOIN hand_overs ON hand_overs.source = 'lot' AND hand_overs.source_id = won_lots.lot_id AND hand_overs.is_standing = 1
  LEFT JOIN declared_vehicles said ON said.kind = 'entry' AND said.holder_id = entries.id
  WHERE entries.enrolment_id IN (?) ORDER BY entries.id`;

@Injectable()
export class EnrolmentRowsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Those in auctions that are published, the newest first. */
  async page(citizenId: number, limit: number, offset: number): Promise<readonly EnrolmentRow[]> {
    const sql = `${ENROLMENTS} ORDER BY enrolments.id DESC LIMIT ? OFFSET ?`;
    const [rows] = await this.pool.query<(EnrolmentRow & RowDataPacket)[]>(sql, [citizenId, limit, offset]);
    return rows;
  }

  async count(citizenId: number): Promise<number> {
    const [rows] = await this.pool.query<({ n: number } & RowDataPacket)[]>(
      `SELECT COUNT(*) AS n FROM (${ENROLMENTS}) own`,
      [citizenId],
    );
    return rows[0]?.n ?? 0;
  }

  async byId(citizenId: number, enrolmentId: number): Promise<EnrolmentRow | null> {
    return this.one(`${ENROLMENTS} AND enrolments.id = ?`, [citizenId, enrolmentId]);
  }

  /** The live one, or the newest of those that came to nothing. */
  async inAuction(citizenId: number, auctionId: number): Promise<EnrolmentRow | null> {
    const sql = `${ENROLMENTS} AND enrolments.auction_id = ? ORDER BY enrolments.is_live DESC, enrolments.id DESC LIMIT 1`;
    return this.one(sql, [citizenId, auctionId]);
  }

  async entriesOf(enrolmentIds: readonly number[]): Promise<readonly EntryRow[]> {
    if (enrolmentIds.length === 0) return [];
    const [rows] = await this.pool.query<(EntryRow & RowDataPacket)[]>(ENTRIES, [enrolmentIds]);
    return rows;
  }

  private async one(sql: string, values: readonly number[]): Promise<EnrolmentRow | null> {
    const [rows] = await this.pool.query<(EnrolmentRow & RowDataPacket)[]>(sql, [...values]);
    return rows[0] ?? null;
  }
}
