// Counts what waits, and finds the sales that are near, in plain SQL.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { WorkItem, WorkMoney, WorkSession } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

export type WorkCount = Pick<WorkItem, 'count' | 'oldestAtMs' | 'dueAtMs'>;

interface SessionRow extends Omit<WorkSession, 'isLive' | 'isDrill'> {
  readonly isLive: 0 | 1;
  readonly isDrill: 0 | 1;
}

/** What runs, and what begins within so long. */
const SESSIONS = `
  SELECT auctions.id AS auctionId, auctions.title, auctions.starts_at_ms AS startsAtMs,
    auctions.starts_at_ms <= ${SERVER_NOW_MS} AS isLive, auctions.is_drill AS isDrill,
    (SELECT COUNT(*) FROM lots WHERE lots.auction_id = auctions.id) AS lotCount,
    (SELECT COUNT(*) FROM enrolments WHERE enrolments.auction_id = auctions.id AND enrolments.state = 'paid') AS bidderCount
  FROM auctions WHERE ended_at_ms IS NULL AND published_at_ms IS NOT NULL
    AND starts_at_ms < ${SERVER_NOW_MS} + :withinMs ORDER BY starts_at_ms, id LIMIT :max`;

/** Paid so far today, and what is still to come before it ends; by indexes of orders. */
const MONEY = `
  SELECT paid.paidCount, paid.paidFen, owed.dueCount, owed.dueFen,
    (SELECT MAX(finished_at_ms) FROM reconciliations) AS reconciledAtMs
  FROM (SELECT COUNT(*) AS paidCount, COALESCE(SUM(amount_fen), 0) AS paidFen FROM orders
      WHERE kind IN ('listing', 'enrolmentDeposit', 'reservationDeposit', 'balance')
        AND state IN ('paid', 'refunding', 'refunded') AND paid_at_ms >= :fromMs) paid,
    (SELECT COUNT(*) AS dueCount, COALESCE(SUM(orders.amount_fen), 0) AS dueFen
      FROM won_lots JOIN orders ON orders.id = won_lots.balance_order_id
      WHERE won_lots.state = 'due' AND orders.due_at_ms < :toMs) owed`;

@Injectable()
export class WorkStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async nowMs(): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
    });
    return Number(row?.nowMs);
  }

  async count(sql: string, staffId: number): Promise<WorkCount> {
    const [row] = await this.connection.query<WorkCount>(sql, {
      type: QueryTypes.SELECT,
      replacements: { staffId },
    });
    return row ?? { count: 0, oldestAtMs: null, dueAtMs: null };
  }

  /** Of a day. */
  async money(fromMs: number, toMs: number): Promise<WorkMoney> {
    const [row] = await this.connection.query<WorkMoney>(MONEY, {
      type: QueryTypes.SELECT,
      replacements: { fromMs, toMs },
    });
    if (row === undefined) throw new Error('sums have one row');
    // Sums of the database come as text.
    const { paidCount, paidFen, dueCount, dueFen, reconciledAtMs } = row;
    return {
      ...{ paidCount: Number(paidCount), paidFen: Number(paidFen) },
      ...{ dueCount: Number(dueCount), dueFen: Number(dueFen) },
      reconciledAtMs: reconciledAtMs === null ? null : Number(reconciledAtMs),
    };
  }

  async sessions(withinMs: number, max: number): Promise<readonly WorkSession[]> {
    const rows = await this.connection.query<SessionRow>(SESSIONS, {
      type: QueryTypes.SELECT,
      replacements: { withinMs, max },
    });
    return rows.map((row) => ({ ...row, isLive: row.isLive !== 0, isDrill: row.isDrill !== 0 }));
  }
}
