// Asks the database for its time.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../database';

interface NowRow extends RowDataPacket {
  readonly nowMs: number;
}

@Injectable()
export class DatabaseTimeStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Epoch milliseconds. */
  async nowMs(): Promise<number> {
    const [[row]] = await this.pool.query<NowRow[]>(`SELECT ${SERVER_NOW_MS} AS nowMs`);
    return Number(row?.nowMs);
  }
}
