// The worker's own few connections: however slow the outbox is, requests and lots find theirs free.
import type { MysqlPool } from '../../database';

/** Injection token of the worker's MysqlPool. */
export const OUTBOX_POOL = Symbol('OUTBOX_POOL');
export const OUTBOX_POOL_MAX = 3;

export type OutboxPool = MysqlPool;
