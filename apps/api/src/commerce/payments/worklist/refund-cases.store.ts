// Refunds as the cashier sees them, and what is said of those that were paid back past the provider.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { OrderKind, RefundGroup, RefundState } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';

export interface OutsideRow {
  readonly reference: string | null;
  readonly reason: string | null;
  readonly staffId: number | null;
  readonly staffName: string | null;
  readonly atMs: number | null;
  readonly confirmedByName: string | null;
  readonly confirmedAtMs: number | null;
}

export interface ApprovalRow {
  readonly approvedReason: string | null;
  readonly askedByName: string | null;
  readonly decidedByName: string | null;
  readonly plateFate: string | null;
}

export interface RefundCaseRow extends OutsideRow, ApprovalRow {
  readonly id: number;
  readonly refundNo: string;
  readonly orderId: number;
  readonly paymentId: number | null;
  readonly orderNo: string;
  readonly orderKind: OrderKind;
  readonly plateNumber: string | null;
  readonly amountFen: number;
  readonly why: string;
  readonly state: RefundState;
  readonly attempts: number;
  readonly lastFailure: string | null;
  readonly wantedAtMs: number;
  readonly changedAtMs: number;
}

export interface SaidOutside {
  readonly reference: string;
  readonly reason: string;
  readonly staffId: number;
  readonly staffName: string;
}

const STATES: Readonly<Record<RefundGroup, readonly RefundState[]>> = {
  failed: ['failed'],
  waiting: ['wanted', 'sent'],
  done: ['done'],
};

/** More than an office ever leaves unconfirmed. */
const SAID_MAX = 200;

const CASES = `
  SELECT refunds.id, refunds.refund_no AS refundNo, refunds.order_id AS orderId, refunds.payment_id AS paymentId,
    orders.order_no AS orderNo, orders.kind AS orderKind,
    JSON_UNQUOTE(JSON_EXTRACT(orders.about, '$.plate.number')) AS plateNumber, refunds.amount_fen AS amountFen,
    refunds.why, refunds.state, refunds.attempts, refunds.last_failure AS lastFailure,
    refunds.wanted_at_ms AS wantedAtMs, refunds.changed_at_ms AS changedAtMs, outside.reference, outside.reason,
    outside.staff_id AS staffId, outside.staff_name AS staffName, outside.at_ms AS atMs,
    outside.confirmed_by_name AS confirmedByName, outside.confirmed_at_ms AS confirmedAtMs,
    approvals.reason AS approvedReason, approvals.asked_by_name AS askedByName, approvals.decided_by_name AS decidedByName,
    JSON_UNQUOTE(JSON_EXTRACT(approvals.facts, '$.plate')) AS plateFate
  FROM refunds JOIN orders ON orders.id = refunds.order_id
  LEFT JOIN refunds_outside outside ON outside.refund_id = refunds.id
  LEFT JOIN approvals ON approvals.made = refunds.refund_no AND approvals.kind = 'refund'`;

@Injectable()
export class RefundCasesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The oldest first where somebody has to do something, else the newest. */
  async page(
    group: RefundGroup,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly RefundCaseRow[]; readonly total: number }> {
    const states = [...STATES[group]];
    const direction = group === 'failed' ? 'ASC' : 'DESC';
    const [rows, [count]] = await Promise.all([
      this.connection.query<RefundCaseRow>(
        `${CASES} WHERE refunds.state IN (:states) ORDER BY refunds.id ${direction} LIMIT :limit OFFSET :offset`,
        { type: QueryTypes.SELECT, replacements: { states, limit, offset } },
      ),
      this.connection.query<{ total: number }>(
        'SELECT COUNT(*) AS total FROM refunds WHERE state IN (:states)',
        { type: QueryTypes.SELECT, replacements: { states } },
      ),
    ]);
    return { rows, total: count?.total ?? 0 };
  }

  /** Failed ones of which one person says that they were paid back outside, and nobody has confirmed it: the oldest first. */
  saidOutside(): Promise<readonly RefundCaseRow[]> {
    return this.connection.query<RefundCaseRow>(
      `${CASES} WHERE refunds.state = 'failed' AND outside.confirmed_at_ms IS NULL AND outside.refund_id IS NOT NULL
       ORDER BY outside.at_ms LIMIT ${SAID_MAX}`,
      { type: QueryTypes.SELECT },
    );
  }

  async byNo(refundNo: string, transaction: Transaction | null = null): Promise<RefundCaseRow | null> {
    const [row] = await this.connection.query<RefundCaseRow>(`${CASES} WHERE refunds.refund_no = ?`, {
      type: QueryTypes.SELECT,
      replacements: [refundNo],
      transaction,
    });
    return row ?? null;
  }

  async sayOutside(transaction: Transaction, refundId: number, said: SaidOutside): Promise<void> {
    await this.connection.query(
      `INSERT INTO refunds_outside (refund_id, reference, reason, staff_id, staff_name, at_ms)
       VALUES (:refundId, :reference, :reason, :staffId, :staffName, ${SERVER_NOW_MS})`,
      { type: QueryTypes.INSERT, replacements: { ...said, refundId }, transaction },
    );
  }

  async confirmOutside(
    transaction: Transaction,
    refundId: number,
    { staffId, name }: { readonly staffId: number; readonly name: string },
  ): Promise<void> {
    await this.connection.query(
      `UPDATE refunds_outside SET confirmed_by = ?, confirmed_by_name = ?, confirmed_at_ms = ${SERVER_NOW_MS}
       WHERE refund_id = ? AND confirmed_at_ms IS NULL`,
      { type: QueryTypes.UPDATE, replacements: [staffId, name, refundId], transaction },
    );
  }

  /** Nothing of it was confirmed. */
  async takeBackOutside(transaction: Transaction, refundId: number): Promise<void> {
    await this.connection.query(
      'DELETE FROM refunds_outside WHERE refund_id = ? AND confirmed_at_ms IS NULL',
      { type: QueryTypes.DELETE, replacements: [refundId], transaction },
    );
  }
}
