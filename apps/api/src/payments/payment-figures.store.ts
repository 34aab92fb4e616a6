// How payments and refunds stand, for whoever watches them.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/lot-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../database';
import { PAYMENTS_POOL } from './payments-pool';

export interface PaymentFigures {
  readonly open: number;
  readonly odd: number;
  readonly refundsWaiting: number;
  readonly refundsFailed: number;
  /** How long the refund that waits longest has been wanted; 0 when none waits. */
  readonly oldestRefundMs: number;
}

interface StateRow extends RowDataPacket {
  readonly state: string;
  readonly count: number;
  readonly oldest_ms: number | null;
}

const PAYMENTS = `SELECT state, COUNT(*) AS count FROM payments WHERE state IN ('open', 'odd') GROUP BY state`;
const REFUNDS = `SELECT state, COUNT(*) AS count, ${SERVER_NOW_MS} - MIN(wanted_at_ms) AS oldest_ms FROM refunds
  WHERE state IN ('wanted', 'sent', 'failed') GROUP BY state`;

@Injectable()
export class PaymentFiguresStore {
  constructor(@Inject(PAYMENTS_POOL) private readonly pool: MysqlPool) {}

  async read(): Promise<PaymentFigures> {
    const [payments] = await this.pool.query<StateRow[]>(PAYMENTS);
    const [refunds] = await this.pool.query<StateRow[]>(REFUNDS);
    const waiting = refunds.filter(({ state }) => state !== 'failed');
    return {
      open: countOf(payments, 'open'),
      odd: countOf(payments, 'odd'),
      refundsWaiting: waiting.reduce((sum, { count }) => sum + count, 0),
      refundsFailed: countOf(refunds, 'failed'),
      oldestRefundMs: Math.max(0, ...waiting.map(({ oldest_ms }) => Number(oldest_ms ?? 0))),
    };
  }
}

function countOf(rows: readonly StateRow[], wanted: string): number {
  return rows.find(({ state }) => state === wanted)?.count ?? 0;
}
