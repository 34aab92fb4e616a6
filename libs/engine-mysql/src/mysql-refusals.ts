// Refusals on MySQL: rows of one writer, until the public log has taken them over.
import type { RefusalRow, RefusalRows } from '@haopai/engine';
import type { Pool } from 'mysql2/promise';
import { promptly } from './prompt-query';

/** It is written behind the answers: a slow disk is no reason to try again. */
const ANSWER_MAX_MS = 5_000;

const UPSERT = `INSERT INTO lot_refusals (writer, row_no, lot_id, final_at_ms, body) VALUES ?
  ON DUPLICATE KEY UPDATE body = VALUES(body)`;

export class MysqlRefusals implements RefusalRows {
  /** `writer` names this process and no other, past ones included. */
  constructor(
    private readonly pool: Pool,
    private readonly writer: string,
  ) {}

  async write(rows: readonly RefusalRow[]): Promise<void> {
    const values = rows.map(({ rowNo, lotId, isFinalAtMs, ...body }) => [
      this.writer,
      rowNo,
      lotId,
      isFinalAtMs,
      JSON.stringify(body),
    ]);
    await promptly(this.pool, (connection) => connection.query(UPSERT, [values]), ANSWER_MAX_MS);
  }
}
