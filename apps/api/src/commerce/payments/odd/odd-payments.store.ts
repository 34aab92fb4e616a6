// Payments of which the provider tells what cannot be, or nothing at all, and what somebody did about each.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { OddPaymentCase, OddPaymentGroup, OddPaymentOutcome } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';
import type { Payment } from '../payment';
import { NEEDS_SOMEBODY } from '../payment-in-doubt';

export interface OddPaymentRow extends Omit<OddPaymentCase, 'closing'> {
  readonly id: number;
  readonly state: Payment['state'];
  readonly outcome: OddPaymentOutcome | null;
  readonly reason: string | null;
  readonly staffName: string | null;
  readonly closedAtMs: number | null;
}

export interface Closing {
  readonly outcome: OddPaymentOutcome;
  readonly reason: string;
  readonly staffId: number;
  readonly staffName: string;
}

const COLUMNS = `
  SELECT payments.id, payments.payment_no AS paymentNo, payments.provider, payments.state,
    payments.amount_fen AS amountFen, payments.created_at_ms AS createdAtMs, orders.order_no AS orderNo,
    orders.kind AS orderKind, JSON_UNQUOTE(JSON_EXTRACT(orders.about, '$.plate.number')) AS plateNumber,
    odd.told_fen AS toldFen, odd.outcome, odd.reason, odd.staff_name AS staffName, odd.closed_at_ms AS closedAtMs`;
const TABLES = `
  FROM payments JOIN orders ON orders.id = payments.order_id LEFT JOIN odd_payments odd ON odd.payment_id = payments.id`;

/** The oldest first where somebody has to do something, else the newest. */
const GROUPS: Readonly<Record<OddPaymentGroup, { readonly where: string; readonly order: string }>> = {
  open: { where: NEEDS_SOMEBODY, order: 'payments.id' },
  closed: { where: 'odd.closed_at_ms IS NOT NULL', order: 'odd.closed_at_ms DESC, payments.id DESC' },
};

@Injectable()
export class OddPaymentsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async page(
    group: OddPaymentGroup,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly OddPaymentRow[]; readonly total: number }> {
    const { where, order } = GROUPS[group];
    const [rows, [count]] = await Promise.all([
      this.connection.query<OddPaymentRow>(
        `${COLUMNS} ${TABLES} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
        { type: QueryTypes.SELECT, replacements: [limit, offset] },
      ),
      this.connection.query<{ total: number }>(`SELECT COUNT(*) AS total ${TABLES} WHERE ${where}`, {
        type: QueryTypes.SELECT,
      }),
    ]);
    return { rows, total: count?.total ?? 0 };
  }

  async byNo(transaction: Transaction, paymentNo: string): Promise<OddPaymentRow | null> {
    const [row] = await this.connection.query<OddPaymentRow>(
      `${COLUMNS} ${TABLES} WHERE payments.payment_no = ?`,
      { type: QueryTypes.SELECT, replacements: [paymentNo], transaction },
    );
    return row ?? null;
  }

  /** False when nobody has to look at it, or not any more: of two who close it one does. */
  async close(transaction: Transaction, paymentId: number, closing: Closing): Promise<boolean> {
    const [, closed] = await this.connection.query(
      `UPDATE payments SET state = 'closed', leased_by = NULL WHERE id = ? AND ${NEEDS_SOMEBODY}`,
      { type: QueryTypes.UPDATE, replacements: [paymentId], transaction },
    );
    if (closed !== 1) return false;
    await this.connection.query(
      `INSERT INTO odd_payments (payment_id, outcome, reason, staff_id, staff_name, closed_at_ms)
       VALUES (:paymentId, :outcome, :reason, :staffId, :staffName, ${SERVER_NOW_MS})
       ON DUPLICATE KEY UPDATE outcome = VALUES(outcome), reason = VALUES(reason), staff_id = VALUES(staff_id),
         staff_name = VALUES(staff_name), closed_at_ms = VALUES(closed_at_ms)`,
      { type: QueryTypes.INSERT, replacements: { ...closing, paymentId }, transaction },
    );
    return true;
  }
}
