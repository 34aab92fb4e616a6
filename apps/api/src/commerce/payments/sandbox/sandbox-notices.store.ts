// The sandbox's notices on their way: claimed one batch at a time, gone when they have arrived.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool, transactionOn } from '../../../platform/database';

export interface DueNotice {
  readonly id: number;
  readonly body: string;
  /** This one included. */
  readonly attempts: number;
}

interface NoticeRow extends RowDataPacket {
  readonly id: number;
  readonly body: string;
  readonly attempts: number;
}

const SELECT_DUE = `SELECT id, body, attempts FROM sandbox_notices WHERE due_at_ms <= ${SERVER_NOW_MS}
  ORDER BY due_at_ms, id LIMIT ? FOR UPDATE SKIP LOCKED`;

@Injectable()
export class SandboxNoticesStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** What is due; until `againAfterMs` have passed nobody else sends it. */
  async claim(max: number, againAfterMs: number): Promise<readonly DueNotice[]> {
    return transactionOn(this.pool, async (connection) => {
      const [rows] = await connection.query<NoticeRow[]>(SELECT_DUE, [max]);
      if (rows.length > 0)
        await connection.query(
          `UPDATE sandbox_notices SET due_at_ms = ${SERVER_NOW_MS} + ?, attempts = attempts + 1 WHERE id IN (?)`,
          [againAfterMs, rows.map(({ id }) => id)],
        );
      return rows.map(({ id, body, attempts }) => ({ id, body, attempts: attempts + 1 }));
    });
  }

  async forget(id: number): Promise<void> {
    await this.pool.query('DELETE FROM sandbox_notices WHERE id = ?', [id]);
  }
}
