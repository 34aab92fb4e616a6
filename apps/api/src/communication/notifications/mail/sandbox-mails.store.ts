// The mails that the sandbox took instead of a server: sealed, shown at /dev/mail, and erased when they have been of use.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';

export interface KeptMail {
  readonly sealed: string;
  readonly atMs: number;
}

interface MailRow extends RowDataPacket {
  readonly sealed: string;
  readonly at_ms: number;
}

const KEPT_MS = 24 * 60 * 60_000;

@Injectable()
export class SandboxMailsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Once for each token. */
  async keep(token: string, sealed: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO sandbox_mails (token, sealed, at_ms, erase_at_ms)
       VALUES (?, ?, ${SERVER_NOW_MS}, ${SERVER_NOW_MS} + ${KEPT_MS}) ON DUPLICATE KEY UPDATE token = VALUES(token)`,
      [token, sealed],
    );
  }

  async newest(max: number): Promise<readonly KeptMail[]> {
    const [rows] = await this.pool.query<MailRow[]>(
      'SELECT sealed, at_ms FROM sandbox_mails ORDER BY at_ms DESC, token LIMIT ?',
      [max],
    );
    return rows.map(({ sealed, at_ms }) => ({ sealed, atMs: at_ms }));
  }
}
