// Who owns how many shards, by MySQL's rows and clock.
import { type Database, databaseNowMs } from '../seed';
import { select } from '../seed/rows';

export const NOBODY = 'nobody';

/** By HAOPAI_INSTANCE, which an owner's name begins with. Whoever owns none is left out. */
export async function shardOwners(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await select(
    db,
    `SELECT IF(owner IS NULL OR until_ms <= ?, ?, SUBSTRING_INDEX(owner, '/', 1)) AS holder, COUNT(*) AS shards
     FROM shard_leases GROUP BY holder ORDER BY holder`,
    [await databaseNowMs(db), NOBODY],
    (row) => [String(row.holder), Number(row.shards)] as const,
  );
  return new Map(rows);
}
