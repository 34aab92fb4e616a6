// Who puts leaves into the public log: one at a time, by the database's clock. Whoever freezes is followed within seconds; the index of the leaves keeps them apart.
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Pool, ResultSetHeader, RowDataPacket } from 'mysql2/promise';

/** Longer than a round takes on a busy machine; whoever goes in good order gives it back. */
export const LOG_LEASE_MS = 10_000;

export interface LogState {
  readonly isHeld: boolean;
  /** How long ago all that was new was in the log. */
  readonly doneAgoMs: number;
  readonly stoppedCode: string | null;
}

export class LogLease {
  constructor(
    private readonly pool: Pool,
    readonly owner: string,
    private readonly verifierKey: string,
  ) {}

  async begin(): Promise<void> {
    await this.pool.query(
      `INSERT IGNORE INTO log_state (id, until_ms, began_at_ms, done_at_ms) VALUES (1, 0, ${SERVER_NOW_MS}, ${SERVER_NOW_MS})`,
    );
  }

  /** Takes it, or keeps it, where nobody else has it. */
  async hold(isDone: boolean): Promise<LogState> {
    const [{ affectedRows }] = await this.pool.query<ResultSetHeader>(
      `UPDATE log_state SET done_at_ms = IF(? AND owner = ?, ${SERVER_NOW_MS}, done_at_ms), owner = ?, verifier_key = ?,
         until_ms = ${SERVER_NOW_MS} + ${LOG_LEASE_MS}
       WHERE id = 1 AND (owner = ? OR until_ms <= ${SERVER_NOW_MS})`,
      [isDone, this.owner, this.owner, this.verifierKey, this.owner],
    );
    const [[row]] = await this.pool.query<RowDataPacket[]>(
      `SELECT CAST(${SERVER_NOW_MS} AS SIGNED) - done_at_ms AS doneAgoMs, stopped_code AS stoppedCode FROM log_state WHERE id = 1`,
    );
    return {
      isHeld: affectedRows === 1,
      doneAgoMs: Math.max(Number(row?.doneAgoMs ?? 0), 0),
      stoppedCode: (row?.stoppedCode ?? null) as string | null,
    };
  }

  /** Whoever comes next is stopped, too, until somebody has looked. Who has lost the log stops nobody. */
  async stopAll(code: string): Promise<void> {
    await this.pool.query(
      'UPDATE log_state SET stopped_code = ? WHERE id = 1 AND owner = ? AND stopped_code IS NULL',
      [code, this.owner],
    );
  }

  async release(): Promise<void> {
    await this.pool.query('UPDATE log_state SET owner = NULL, until_ms = 0 WHERE id = 1 AND owner = ?', [
      this.owner,
    ]);
  }
}
