// How much an entry may bid, and whether more may still be paid for it: read while nobody else pays, settles or changes it.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { OwnEntriesStore, type OwnEntry } from './own-entries.store';

export interface LimitedEntry {
  readonly auction: { readonly id: number; readonly title: string; readonly startsAtMs: number };
  readonly vin: string;
  /** Null where the auction sets no limit. */
  readonly factor: number | null;
  /** Of all deposits that are held for it. */
  readonly heldFen: number;
  /** Not paid, disqualified, cancelled or over: nothing is bid with it any more. */
  readonly isOver: boolean;
  /** Of one that waits to be paid. */
  readonly openOrderNo: string | null;
  /** The database's clock. */
  readonly nowMs: number;
}

interface Row extends Omit<LimitedEntry, 'auction' | 'isOver' | 'heldFen'> {
  readonly auctionId: number;
  readonly title: string;
  readonly startsAtMs: number;
  readonly isOver: number;
  readonly heldFen: number | string;
}

const ENTRY = `
  SELECT auctions.id AS auctionId, auctions.title, auctions.starts_at_ms AS startsAtMs, entries.vin,
    auctions.limit_factor AS factor, ${SERVER_NOW_MS} AS nowMs,
    entries.state <> 'paid' OR entries.settled_at_ms IS NOT NULL OR auctions.ended_at_ms IS NOT NULL
      OR auctions.cancelled_at_ms IS NOT NULL OR barred.paddle_no IS NOT NULL AS isOver,
    (SELECT COALESCE(SUM(deposits.amount_fen), 0) FROM deposits
     WHERE deposits.entry_id = entries.id AND deposits.state = 'held') AS heldFen,
    (SELECT MAX(orders.order_no) FROM deposits JOIN orders ON orders.id = deposits.order_id
     WHERE deposits.entry_id = entries.id AND orders.state = 'created') AS openOrderNo
  FROM entries JOIN enrolments ON enrolments.id = entries.enrolment_id JOIN auctions ON auctions.id = entries.auction_id
  LEFT JOIN disqualifications barred ON barred.auction_id = enrolments.auction_id AND barred.paddle_no = enrolments.paddle_no
  WHERE entries.id = ?`;

@Injectable()
export class LimitsStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly entries: OwnEntriesStore,
  ) {}

  /** Null when it is none of the citizen's. */
  async lock(transaction: Transaction, own: OwnEntry): Promise<LimitedEntry | null> {
    if (!(await this.entries.lock(transaction, own))) return null;
    const [row] = await this.rows<Row>(transaction, ENTRY, [own.entryId]);
    if (row === undefined) return null;
    const { auctionId: id, title, startsAtMs, heldFen, isOver, nowMs, ...rest } = row;
    return {
      ...rest,
      auction: { id, title, startsAtMs },
      ...{ heldFen: Number(heldFen), isOver: Number(isOver) !== 0, nowMs: Number(nowMs) },
    };
  }

  /** Whether what was paid for more entries' limits still serves: locked with its enrolment, so that nobody settles it meanwhile. */
  async stillBids(transaction: Transaction, enrolmentId: number, orderId: number): Promise<boolean> {
    await this.rows(transaction, 'SELECT id FROM enrolments WHERE id = ? FOR UPDATE', [enrolmentId]);
    const rows = await this.rows(
      transaction,
      `SELECT entries.id FROM entries JOIN deposits ON deposits.entry_id = entries.id AND deposits.order_id = ?
       WHERE entries.state = 'paid' AND entries.settled_at_ms IS NULL FOR UPDATE`,
      [orderId],
    );
    return rows.length > 0;
  }

  private rows<Row extends object>(
    transaction: Transaction,
    sql: string,
    replacements: number[],
  ): Promise<Row[]> {
    return this.connection.query<Row>(sql, { type: QueryTypes.SELECT, replacements, transaction });
  }
}
