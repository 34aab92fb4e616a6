// The workers' own few connections: however slow a provider is, requests and lots find theirs free.
import type { MysqlConfig } from '../../platform/config';
import { type MysqlPool, openMysqlPool, type SilenceLimits } from '../../platform/database';

/** Injection token of the workers' MysqlPool. */
export const PAYMENTS_POOL = Symbol('PAYMENTS_POOL');
const PAYMENTS_POOL_MAX = 3;
/** An instance that freezes in the middle of a claim keeps its rows from the others for no longer. Locks are waited for as long as the server likes. */
const SILENCE: SilenceLimits = { poolEndsAfterMs: 10_000, serverEndsAfterS: 30, answerMaxMs: 60_000 };

export function openPaymentsPool(mysql: MysqlConfig): MysqlPool {
  return openMysqlPool({ ...mysql, poolMax: PAYMENTS_POOL_MAX }, SILENCE);
}
