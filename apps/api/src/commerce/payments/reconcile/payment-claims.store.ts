// Open payments whose provider is to be asked, in plain SQL: claims with leases by the server's clock.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../../../platform/database';
import { claimRows } from '../claim-rows.store';
import { PAYMENTS_POOL } from '../payments-pool';

export interface ClaimedPayment {
  readonly id: number;
  readonly orderId: number;
  /** This one included. */
  readonly asks: number;
  readonly validUntilMs: number;
  /** By the database's clock. */
  readonly claimedAtMs: number;
  readonly lease: string;
}

interface PaymentRow extends RowDataPacket {
  readonly id: number;
  readonly order_id: number;
  readonly asks: number;
  readonly valid_until_ms: number;
  readonly now_ms: number;
}

const DUE = {
  select: `SELECT id, order_id, asks, valid_until_ms, ${SERVER_NOW_MS} AS now_ms FROM payments
    WHERE state = 'open' AND ask_at_ms <= ${SERVER_NOW_MS} ORDER BY ask_at_ms, id LIMIT ? FOR UPDATE SKIP LOCKED`,
  lease: `UPDATE payments SET leased_by = ?, ask_at_ms = ${SERVER_NOW_MS} + ?, asks = asks + 1 WHERE id IN (?)`,
};

@Injectable()
export class PaymentClaimsStore {
  constructor(@Inject(PAYMENTS_POOL) private readonly pool: MysqlPool) {}

  /** What is due and nobody else's, for one lease. */
  async claim(max: number, leaseMs: number): Promise<readonly ClaimedPayment[]> {
    const { rows, leaseName } = await claimRows<PaymentRow>(this.pool, DUE, max, leaseMs);
    return rows.map((row) => ({
      id: row.id,
      orderId: row.order_id,
      asks: row.asks + 1,
      validUntilMs: row.valid_until_ms,
      claimedAtMs: row.now_ms,
      lease: leaseName,
    }));
  }

  async askAgain({ id, lease }: ClaimedPayment, afterMs: number): Promise<void> {
    await this.pool.query(
      `UPDATE payments SET ask_at_ms = ${SERVER_NOW_MS} + ?, leased_by = NULL WHERE id = ? AND leased_by = ?`,
      [Math.round(afterMs), id, lease],
    );
  }
}
