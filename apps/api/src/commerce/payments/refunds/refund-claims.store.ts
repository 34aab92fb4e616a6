// The worker's side of the refunds, in plain SQL: claims with leases by the server's clock, and what became of them.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../../../platform/database';
import { claimRows } from '../claim-rows.store';
import { PAYMENTS_POOL } from '../payments-pool';

export interface ClaimedRefund {
  readonly id: number;
  readonly refundNo: string;
  readonly orderId: number;
  /** The payment for which no order waited; null when it is the one that paid the order. */
  readonly paymentId: number | null;
  readonly amountFen: number;
  /** This one included. */
  readonly tries: number;
  /** An earlier try may have been taken without anybody knowing. */
  readonly isDoubtful: boolean;
  readonly lease: string;
}

interface RefundRow extends RowDataPacket {
  readonly id: number;
  readonly refund_no: string;
  readonly order_id: number;
  readonly payment_id: number | null;
  readonly amount_fen: number;
  readonly attempts: number;
  readonly state: 'wanted' | 'sent' | 'failed';
}

const SELECT = 'SELECT id, refund_no, order_id, payment_id, amount_fen, attempts, state FROM refunds';
const BY_DUE = `AND due_at_ms <= ${SERVER_NOW_MS} ORDER BY due_at_ms, id LIMIT ? FOR UPDATE SKIP LOCKED`;

/** Sent from now on: should this process die, nobody knows how far it came. The order of what is set matters to MySQL. */
const DUE = {
  select: `${SELECT} WHERE state IN ('wanted', 'sent') ${BY_DUE}`,
  lease: `UPDATE refunds SET changed_at_ms = IF(state = 'wanted', ${SERVER_NOW_MS}, changed_at_ms), state = 'sent', leased_by = ?,
    due_at_ms = ${SERVER_NOW_MS} + ?, attempts = attempts + 1 WHERE id IN (?)`,
};

const FAILED = {
  select: `${SELECT} WHERE state = 'failed' ${BY_DUE}`,
  lease: `UPDATE refunds SET leased_by = ?, due_at_ms = ${SERVER_NOW_MS} + ? WHERE id IN (?)`,
};

const POSTPONE = `UPDATE refunds SET state = ?, due_at_ms = ${SERVER_NOW_MS} + ?, last_failure = COALESCE(?, last_failure),
  attempts = attempts - ?, leased_by = NULL WHERE id = ? AND leased_by = ?`;

const FAIL = `UPDATE refunds SET state = 'failed', last_failure = ?, changed_at_ms = ${SERVER_NOW_MS},
  due_at_ms = ${SERVER_NOW_MS} + ?, leased_by = NULL WHERE id = ? AND leased_by = ?`;

@Injectable()
export class RefundClaimsStore {
  constructor(@Inject(PAYMENTS_POOL) private readonly pool: MysqlPool) {}

  /** What is due and nobody else's, for one lease. */
  claim(max: number, leaseMs: number): Promise<readonly ClaimedRefund[]> {
    return this.claimOf(DUE, max, leaseMs);
  }

  /** What was given up, for a question; until `againAfterMs` nobody else asks. */
  claimFailed(max: number, againAfterMs: number): Promise<readonly ClaimedRefund[]> {
    return this.claimOf(FAILED, max, againAfterMs);
  }

  /** Asked right before a try: whoever was stopped for long and goes on has lost it, and somebody may have paid it outside meanwhile. */
  async isHeld({ id, lease }: ClaimedRefund): Promise<boolean> {
    const [rows] = await this.pool.query<RowDataPacket[]>(
      `SELECT id FROM refunds WHERE id = ? AND leased_by = ? AND state = 'sent' AND due_at_ms > ${SERVER_NOW_MS}`,
      [id, lease],
    );
    return rows.length === 1;
  }

  /** A try that was never made does not count. */
  async giveBack({ id, lease, isDoubtful }: ClaimedRefund): Promise<void> {
    await this.pool.query(POSTPONE, [isDoubtful ? 'sent' : 'wanted', 0, null, 1, id, lease]);
  }

  async postpone(
    { id, lease }: ClaimedRefund,
    { afterMs, isDoubtful, failure }: { afterMs: number; isDoubtful: boolean; failure: string },
  ): Promise<void> {
    const state = isDoubtful ? 'sent' : 'wanted';
    await this.pool.query(POSTPONE, [state, Math.round(afterMs), failure, 0, id, lease]);
  }

  /** Given up until somebody has looked; `askAfterMs` later the provider is asked whether somebody has paid it back by hand. */
  async fail({ id, lease }: ClaimedRefund, failure: string, askAfterMs: number): Promise<boolean> {
    const [result] = await this.pool.query<ResultSetHeader>(FAIL, [failure, askAfterMs, id, lease]);
    return result.affectedRows === 1;
  }

  private async claimOf(
    statements: typeof DUE,
    max: number,
    leaseMs: number,
  ): Promise<readonly ClaimedRefund[]> {
    const { rows, leaseName } = await claimRows<RefundRow>(this.pool, statements, max, leaseMs);
    return rows.map((row) => ({
      id: row.id,
      refundNo: row.refund_no,
      orderId: row.order_id,
      paymentId: row.payment_id,
      amountFen: row.amount_fen,
      tries: row.attempts + 1,
      isDoubtful: row.state !== 'wanted',
      lease: leaseName,
    }));
  }
}
