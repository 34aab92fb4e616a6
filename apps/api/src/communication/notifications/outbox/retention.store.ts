// Erases what messages leave behind, a little at a time, whoever of the instances comes first.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { NOTICES_KEPT_MS } from '../notices/notices-limits';
import { OUTBOX_POOL, type OutboxPool } from './outbox-pool';

const DAY_MS = 24 * 60 * 60_000;
export const SETTLED_KEPT_MS = 30 * DAY_MS;
/** So long a dead letter can be sent again. */
export const DEAD_READABLE_MS = 7 * DAY_MS;
/** Rows of one statement: locks are short, and what is left over is the next round's. */
const ROWS_MAX = 500;

const ago = (ms: number): string => `${SERVER_NOW_MS} - ${ms}`;

const ROUND: readonly string[] = [
  `DELETE FROM outbox WHERE state IN ('accepted', 'expired', 'dead') AND settled_at_ms < ${ago(SETTLED_KEPT_MS)} LIMIT ${ROWS_MAX}`,
  // A code that opens nothing any more is no use to anybody who wants to send again.
  `UPDATE outbox SET body = NULL WHERE state = 'dead' AND body IS NOT NULL
    AND (settled_at_ms < ${ago(DEAD_READABLE_MS)} OR valid_until_ms < ${SERVER_NOW_MS}) LIMIT ${ROWS_MAX}`,
  `DELETE FROM sandbox_texts WHERE erase_at_ms < ${SERVER_NOW_MS} LIMIT ${ROWS_MAX}`,
  `DELETE FROM sandbox_mails WHERE erase_at_ms < ${SERVER_NOW_MS} LIMIT ${ROWS_MAX}`,
  `DELETE FROM notices WHERE at_ms < ${ago(NOTICES_KEPT_MS)} LIMIT ${ROWS_MAX}`,
];

@Injectable()
export class RetentionStore {
  constructor(@Inject(OUTBOX_POOL) private readonly pool: OutboxPool) {}

  async eraseOld(): Promise<void> {
    for (const statement of ROUND) await this.pool.query(statement);
  }
}
