// The worker's own few connections: however slow the outbox is, requests and lots find theirs free.
import type { MysqlConfig } from '../../../platform/config';
import { type MysqlPool, openMysqlPool, type SilenceLimits } from '../../../platform/database';

/** Injection token of the worker's MysqlPool. */
export const OUTBOX_POOL = Symbol('OUTBOX_POOL');
const OUTBOX_POOL_MAX = 3;
/** An instance that freezes in the middle of a claim keeps its rows from the others for no longer. Locks are waited for as long as the server likes. */
export const OUTBOX_SILENCE: SilenceLimits = {
  poolEndsAfterMs: 10_000,
  serverEndsAfterS: 30,
  answerMaxMs: 60_000,
};

export type OutboxPool = MysqlPool;

export function openOutboxPool(mysql: MysqlConfig, silence = OUTBOX_SILENCE): OutboxPool {
  return openMysqlPool({ ...mysql, poolMax: OUTBOX_POOL_MAX }, silence);
}
