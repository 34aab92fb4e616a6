// Builders for specs of the outbox: messages in it, quick limits, and a look at what became of them.
import { randomUUID } from 'node:crypto';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { MysqlPool } from '../../../platform/database';
import type { PersonalData } from '../../../platform/personal-data';
import type { WorkerLimits } from '../outbox/worker-limits';
import type { Channel } from '../outbox/message';

/** As in production, only a hundred times as fast. */
export const QUICK_LIMITS: WorkerLimits = {
  batchMax: 8,
  atOnceMax: 4,
  leaseMs: 2_000,
  attemptMaxMs: 900,
  attemptsMax: 4,
  retryFirstMs: 20,
  retryMaxMs: 200,
  doubtWaitMs: 100,
  lookEveryMs: 30,
};

export interface OutboxRow {
  readonly id: number;
  readonly token: string;
  readonly state: string;
  readonly body: string | null;
  readonly attempts: number;
  readonly leased_by: string | null;
  readonly is_doubtful: number;
  readonly last_failure: string | null;
}

/** Waiting and due; returns its token. */
export async function aMessage(
  pool: MysqlPool,
  personalData: PersonalData,
  given: Partial<{ channel: Channel; body: string; recipient: string; validMs: number | null }> = {},
): Promise<string> {
  const token = randomUUID();
  await pool.query(
    `INSERT INTO outbox (token, channel, state, recipient, body, due_at_ms, valid_until_ms, attempts, is_doubtful, created_at_ms)
     VALUES (?, ?, 'waiting', ?, ?, ${SERVER_NOW_MS}, ${SERVER_NOW_MS} + ?, 0, 0, ${SERVER_NOW_MS})`,
    [
      token,
      given.channel ?? 'sms',
      given.recipient ?? token,
      personalData.seal(given.body ?? token),
      given.validMs ?? null,
    ],
  );
  return token;
}

export async function outboxRows(pool: MysqlPool, where = '1 = 1'): Promise<readonly OutboxRow[]> {
  const [rows] = await pool.query(`SELECT * FROM outbox WHERE ${where} ORDER BY id`);
  return rows as unknown as readonly OutboxRow[];
}
