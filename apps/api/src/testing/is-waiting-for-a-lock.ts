// Whether some transaction stands in line for a lock: for specs in which two acts meet.
import { setTimeout as sleep } from 'node:timers/promises';
import type { MysqlPool } from '../platform/database';

/** InnoDB makes its table of transactions anew for those alone who have not read it for a tenth of a second. */
const TABLE_STANDS_MS = 150;

/** `which` is a condition on `INNODB_TRX`: `trx_query LIKE 'UPDATE auctions%'`. */
export async function isWaitingForALock(
  pool: MysqlPool,
  which: string,
  values: readonly unknown[] = [],
): Promise<boolean> {
  await sleep(TABLE_STANDS_MS);
  const [rows] = await pool.query(
    `SELECT trx_id FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT' AND ${which}`,
    [...values],
  );
  return (rows as object[]).length > 0;
}
