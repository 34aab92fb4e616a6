// The texts that the sandbox took instead of a provider: sealed, shown at /dev/sms, and erased when they have been of use.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';

export interface KeptText {
  readonly sealed: string;
  readonly atMs: number;
}

interface TextRow extends RowDataPacket {
  readonly sealed: string;
  readonly at_ms: number;
}

const INSERT = `INSERT INTO sandbox_texts (token, mobile_hash, sealed, at_ms, erase_at_ms)
  VALUES (?, ?, ?, ${SERVER_NOW_MS}, ${SERVER_NOW_MS} + ?) ON DUPLICATE KEY UPDATE token = VALUES(token)`;

@Injectable()
export class SandboxTextsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Once for each token. */
  async keep(token: string, mobileHash: string, sealed: string, keptForMs: number): Promise<void> {
    await this.pool.query(INSERT, [token, mobileHash, sealed, keptForMs]);
  }

  async has(token: string): Promise<boolean> {
    const [rows] = await this.pool.query<RowDataPacket[]>('SELECT 1 FROM sandbox_texts WHERE token = ?', [
      token,
    ]);
    return rows.length > 0;
  }

  /** The newest first; of one number, or of all. */
  async newest(mobileHash: string | null, max: number): Promise<readonly KeptText[]> {
    const [rows] = await this.pool.query<TextRow[]>(
      `SELECT sealed, at_ms FROM sandbox_texts WHERE ${mobileHash === null ? '?' : 'mobile_hash = ?'}
       ORDER BY at_ms DESC, token LIMIT ?`,
      [mobileHash ?? 1, max],
    );
    return rows.map(({ sealed, at_ms }) => ({ sealed, atMs: at_ms }));
  }
}
