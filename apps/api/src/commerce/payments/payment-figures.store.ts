// How payments, refunds and the comparison with the provider stand, for whoever watches them.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../../platform/database';
import { aWorkingDayBefore } from './daily/working-days';
import { NEEDS_SOMEBODY } from './payment-in-doubt';
import { PAYMENTS_POOL } from './payments-pool';

export interface PaymentFigures {
  readonly open: number;
  readonly odd: number;
  readonly refundsWaiting: number;
  readonly refundsFailed: number;
  /** How long the refund that waits longest has been wanted; 0 when none waits. */
  readonly oldestRefundMs: number;
  /** Between our books and the provider's, and neither explained nor booked. */
  readonly differencesOpen: number;
  /** Those that the office has had for longer than a working day. */
  readonly differencesOverdue: number;
  /** Since the end of the last day before which no daily comparison is missing; 0 before money has moved. */
  readonly reconciledUntilAgoMs: number;
}

interface StateRow extends RowDataPacket {
  readonly state: string;
  readonly count: number;
  readonly oldest_ms: number | null;
}

interface NowRow extends RowDataPacket {
  readonly now_ms: number;
}

interface ReconciledRow extends RowDataPacket {
  readonly ago_ms: number | null;
}

interface DifferencesRow extends RowDataPacket {
  readonly open: number;
  /** A sum, which may come as a text. */
  readonly overdue: number | string;
}

const PAYMENTS = `SELECT IF(${NEEDS_SOMEBODY}, 'odd', 'open') AS state, COUNT(*) AS count FROM payments
  WHERE payments.state IN ('open', 'odd') GROUP BY 1`;
const REFUNDS = `SELECT state, COUNT(*) AS count, ${SERVER_NOW_MS} - MIN(wanted_at_ms) AS oldest_ms FROM refunds
  WHERE state IN ('wanted', 'sent', 'failed') GROUP BY state`;
/** Found when the comparison was done. */
const DIFFERENCES = `SELECT COUNT(*) AS open, COALESCE(SUM(run.finished_at_ms < ?), 0) AS overdue
  FROM reconciliation_differences found JOIN reconciliations run ON run.id = found.reconciliation_id WHERE found.state = 'open'`;

/** A day that is wanted and not done holds it up, however many later ones are done. */
const RECONCILED = `SELECT ${SERVER_NOW_MS} - COALESCE(
    (SELECT MIN(from_ms) FROM reconciliations WHERE daily_day IS NOT NULL AND state <> 'done'),
    (SELECT MAX(to_ms) FROM reconciliations WHERE daily_day IS NOT NULL),
    (SELECT MIN(at_ms) FROM ledger_transactions)) AS ago_ms`;

@Injectable()
export class PaymentFiguresStore {
  constructor(@Inject(PAYMENTS_POOL) private readonly pool: MysqlPool) {}

  async read(): Promise<PaymentFigures> {
    const [payments] = await this.pool.query<StateRow[]>(PAYMENTS);
    const [refunds] = await this.pool.query<StateRow[]>(REFUNDS);
    const [[now]] = await this.pool.query<NowRow[]>(`SELECT ${SERVER_NOW_MS} AS now_ms`);
    const [[differences]] = await this.pool.query<DifferencesRow[]>(DIFFERENCES, [
      aWorkingDayBefore(Number(now?.now_ms)),
    ]);
    const [[reconciled]] = await this.pool.query<ReconciledRow[]>(RECONCILED);
    const waiting = refunds.filter(({ state }) => state !== 'failed');
    return {
      open: countOf(payments, 'open'),
      odd: countOf(payments, 'odd'),
      refundsWaiting: waiting.reduce((sum, { count }) => sum + count, 0),
      refundsFailed: countOf(refunds, 'failed'),
      oldestRefundMs: Math.max(0, ...waiting.map(({ oldest_ms }) => Number(oldest_ms ?? 0))),
      differencesOpen: differences?.open ?? 0,
      differencesOverdue: Number(differences?.overdue ?? 0),
      reconciledUntilAgoMs: Math.max(0, reconciled?.ago_ms ?? 0),
    };
  }
}

function countOf(rows: readonly StateRow[], wanted: string): number {
  return rows.find(({ state }) => state === wanted)?.count ?? 0;
}
