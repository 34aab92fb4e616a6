// What stands in the outbox, for whoever watches it.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { OUTBOX_POOL, type OutboxPool } from './outbox-pool';

export interface OutboxFigures {
  readonly waiting: number;
  readonly dead: number;
  /** How long the one that waits longest has been there; 0 when none waits. */
  readonly oldestMs: number;
}

interface FiguresRow extends RowDataPacket {
  readonly waiting: number;
  readonly dead: number;
  readonly oldest_ms: number | null;
}

const COUNT = `SELECT
    COUNT(CASE WHEN state = 'waiting' THEN 1 END) AS waiting,
    COUNT(CASE WHEN state = 'dead' THEN 1 END) AS dead,
    ${SERVER_NOW_MS} - MIN(CASE WHEN state = 'waiting' THEN created_at_ms END) AS oldest_ms
  FROM outbox WHERE state IN ('waiting', 'dead')`;

@Injectable()
export class OutboxFiguresStore {
  constructor(@Inject(OUTBOX_POOL) private readonly pool: OutboxPool) {}

  async read(): Promise<OutboxFigures> {
    const [rows] = await this.pool.query<FiguresRow[]>(COUNT);
    const row = rows[0];
    return { waiting: row?.waiting ?? 0, dead: row?.dead ?? 0, oldestMs: Number(row?.oldest_ms ?? 0) };
  }
}
