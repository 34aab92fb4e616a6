// What became of a transaction whose COMMIT was not answered: its mark is there, or a fence is set in its place, which it can never get past.
import { setTimeout as sleep } from 'node:timers/promises';
import { isLockWait, isTakenBack, SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { isDatabaseAway } from './is-database-away';
import type { MysqlPool } from './mysql-pool';

/** Values: the transaction's id. */
export const SET_MARK = `INSERT INTO transaction_marks (id, at_ms, is_fence) VALUES (?, ${SERVER_NOW_MS}, 0)`;
const SET_FENCE = `INSERT IGNORE INTO transaction_marks (id, at_ms, is_fence) VALUES (?, ${SERVER_NOW_MS}, 1)`;

/** A failover takes three or four seconds; whoever waits for the answer has ten. */
const ASKS_FOR_MS = 5_000;
const ASKS_EVERY_MS = 100;
/** Longer than any transaction lives on a server that nobody hears of. */
const KEPT_MS = 600_000;
const ERASED_AT_ONCE = 1_000;

interface MarkRow extends RowDataPacket {
  readonly is_fence: number;
}

export class TransactionMarks {
  constructor(private readonly pool: MysqlPool) {}

  /** Asks again while the database is away or the transaction is still under way. */
  async wasCommitted(id: Buffer): Promise<boolean> {
    const giveUpAt = performance.now() + ASKS_FOR_MS;
    for (;;) {
      try {
        return await this.ask(id);
      } catch (error) {
        const mayCome = isDatabaseAway(error) || isTakenBack(error) || isLockWait(error);
        if (!mayCome || performance.now() > giveUpAt) throw error;
        await sleep(ASKS_EVERY_MS);
      }
    }
  }

  /** Returns whether there may be more: a batch at a time, so that no write of it is large. */
  async eraseOld(): Promise<boolean> {
    const [{ affectedRows }] = await this.pool.query<ResultSetHeader>(
      `DELETE FROM transaction_marks WHERE at_ms < ${SERVER_NOW_MS} - ? ORDER BY at_ms LIMIT ?`,
      [KEPT_MS, ERASED_AT_ONCE],
    );
    return affectedRows === ERASED_AT_ONCE;
  }

  /** On one connection, so that both are the same server's. Its fence waits for a transaction that is still open there. */
  private async ask(id: Buffer): Promise<boolean> {
    const connection = await this.pool.getConnection();
    try {
      await connection.query(SET_FENCE, [id]);
      const [[row]] = await connection.query<MarkRow[]>(
        'SELECT is_fence FROM transaction_marks WHERE id = ?',
        [id],
      );
      connection.release();
      return row?.is_fence === 0;
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }
}
