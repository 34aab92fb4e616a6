// The sandbox's books, in plain SQL: what was begun, paid, failed and paid back, and the notices that are to be sent.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool, transactionOn } from '../../../platform/database';
import type { NewPayment, RefundRequest } from '../payment-provider';

export interface SandboxPayment {
  readonly paymentNo: string;
  readonly orderNo: string;
  readonly subject: string;
  readonly amountFen: number;
  readonly validUntilMs: number;
  readonly state: 'waiting' | 'paid' | 'failed';
  readonly tradeNo: string | null;
  readonly paidAtMs: number | null;
  /** The database's clock when it was read. */
  readonly nowMs: number;
}

export interface SandboxEnd {
  readonly state: 'paid' | 'failed';
  readonly tradeNo: string | null;
  /** Made from the payment as it then is. */
  readonly notices: (
    payment: SandboxPayment,
  ) => readonly { readonly body: string; readonly afterMs: number }[];
}

export type SandboxRefund = 'done' | 'notPaid' | 'tooMuch' | 'otherAmount';

interface PaymentRow extends SandboxPayment, RowDataPacket {}
interface SumRow extends RowDataPacket {
  readonly sum: number | null;
}
interface AmountRow extends RowDataPacket {
  readonly amount_fen: number;
}

const SELECT = `SELECT payment_no AS paymentNo, order_no AS orderNo, subject, amount_fen AS amountFen, valid_until_ms AS validUntilMs,
  state, trade_no AS tradeNo, paid_at_ms AS paidAtMs, ${SERVER_NOW_MS} AS nowMs FROM sandbox_payments WHERE payment_no = ?`;

@Injectable()
export class SandboxPaymentsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Once for each number. */
  async begin({ paymentNo, orderNo, subject, amountFen, validUntilMs }: NewPayment): Promise<void> {
    await this.pool.query(
      `INSERT IGNORE INTO sandbox_payments (payment_no, order_no, subject, amount_fen, valid_until_ms, state)
       VALUES (?, ?, ?, ?, ?, 'waiting')`,
      [paymentNo, orderNo, subject, amountFen, validUntilMs],
    );
  }

  async find(paymentNo: string): Promise<SandboxPayment | null> {
    const [rows] = await this.pool.query<PaymentRow[]>(SELECT, [paymentNo]);
    return rows[0] ?? null;
  }

  /** The number of the payment of an order that can still be paid; null when there is none. */
  async waitingOf(orderNo: string): Promise<string | null> {
    const [rows] = await this.pool.query<PaymentRow[]>(
      `SELECT payment_no AS paymentNo FROM sandbox_payments
       WHERE order_no = ? AND state = 'waiting' AND valid_until_ms > ${SERVER_NOW_MS}
       ORDER BY valid_until_ms DESC, payment_no DESC LIMIT 1`,
      [orderNo],
    );
    return rows[0]?.paymentNo ?? null;
  }

  /** False when it has ended, or when it is too late for it. */
  end(paymentNo: string, { state, tradeNo, notices }: SandboxEnd): Promise<boolean> {
    return transactionOn(this.pool, async (connection) => {
      const [result] = await connection.query<ResultSetHeader>(
        `UPDATE sandbox_payments SET state = ?, trade_no = ?, paid_at_ms = IF(? = 'paid', ${SERVER_NOW_MS}, NULL)
         WHERE payment_no = ? AND state = 'waiting' AND valid_until_ms > ${SERVER_NOW_MS}`,
        [state, tradeNo, state, paymentNo],
      );
      const [rows] = await connection.query<PaymentRow[]>(SELECT, [paymentNo]);
      const payment = rows[0];
      if (result.affectedRows !== 1 || payment === undefined) return false;
      for (const { body, afterMs } of notices(payment))
        await connection.query(
          'INSERT INTO sandbox_notices (payment_no, body, due_at_ms, attempts) VALUES (?, ?, ?, 0)',
          [paymentNo, body, payment.nowMs + afterMs],
        );
      return true;
    });
  }

  /** Once for each number; together never more than was paid. */
  refund({ refundNo, paymentNo, amountFen }: RefundRequest): Promise<SandboxRefund> {
    return transactionOn(this.pool, async (connection) => {
      const [payments] = await connection.query<PaymentRow[]>(`${SELECT} FOR UPDATE`, [paymentNo]);
      const [known] = await connection.query<AmountRow[]>(
        'SELECT amount_fen FROM sandbox_refunds WHERE refund_no = ?',
        [refundNo],
      );
      if (known[0] !== undefined) return known[0].amount_fen === amountFen ? 'done' : 'otherAmount';
      const paidFen = payments[0]?.state === 'paid' ? payments[0].amountFen : null;
      if (paidFen === null) return 'notPaid';
      const [sums] = await connection.query<SumRow[]>(
        'SELECT SUM(amount_fen) AS sum FROM sandbox_refunds WHERE payment_no = ?',
        [paymentNo],
      );
      if (Number(sums[0]?.sum ?? 0) + amountFen > paidFen) return 'tooMuch';
      await connection.query(
        `INSERT INTO sandbox_refunds (refund_no, payment_no, amount_fen, at_ms) VALUES (?, ?, ?, ${SERVER_NOW_MS})`,
        [refundNo, paymentNo, amountFen],
      );
      return 'done';
    });
  }

  async isRefunded(refundNo: string): Promise<boolean> {
    const [rows] = await this.pool.query<RowDataPacket[]>(
      'SELECT 1 FROM sandbox_refunds WHERE refund_no = ?',
      [refundNo],
    );
    return rows.length > 0;
  }
}
