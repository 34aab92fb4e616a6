// How much a recipient was sent lately, counted in the outbox itself, so that all instances count together.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import type { Channel, ClaimedMessage } from './message';
import { OUTBOX_POOL, type OutboxPool } from './outbox-pool';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface TakenRow extends RowDataPacket {
  readonly last_minute: number;
  readonly last_day: number;
}

export interface TakenLately {
  readonly lastMinute: number;
  readonly lastDay: number;
}

/** Of messages under way at the same time the later ones count the earlier, so that together they keep the limit. */
const COUNT = `SELECT
    COUNT(CASE WHEN state = 'waiting' OR settled_at_ms > ${SERVER_NOW_MS} - ${MINUTE_MS} THEN 1 END) AS last_minute,
    COUNT(*) AS last_day
  FROM outbox WHERE channel = ? AND recipient = ? AND (
    (state = 'accepted' AND settled_at_ms > ${SERVER_NOW_MS} - ${DAY_MS}) OR
    (state = 'waiting' AND leased_by IS NOT NULL AND id < ?))`;

@Injectable()
export class RecipientLimitsStore {
  constructor(@Inject(OUTBOX_POOL) private readonly pool: OutboxPool) {}

  /** Without the message itself. */
  async taken(channel: Channel, { recipient, id }: ClaimedMessage): Promise<TakenLately> {
    const [rows] = await this.pool.query<TakenRow[]>(COUNT, [channel, recipient, id]);
    return { lastMinute: rows[0]?.last_minute ?? 0, lastDay: rows[0]?.last_day ?? 0 };
  }
}
