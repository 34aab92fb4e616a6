// Gives each car that is held its claim, where a release that knew none has written what holds it: a few at a time, the strongest first. Killed
// anywhere, or run twice at once, the next run goes on.
import { setTimeout as sleep } from 'node:timers/promises';
import { keyedHash } from '@haopai/sealed-data';
import type { Config } from '../../platform/config';
import { type MysqlPool, openMysqlPool } from '../../platform/database';
import { HOLDERS, UnclaimedVinsStore } from './unclaimed-vins.store';
import type { VinClaimKind } from './vin-claim';

/** Plates are as many as were ever sold; the others as many as are under way. */
export const ALL_KINDS: readonly VinClaimKind[] = ['plate', 'entry', 'order', 'reservation'];
export const LIVE_KINDS: readonly VinClaimKind[] = ['entry', 'order', 'reservation'];

export const CLAIMS_AT_ONCE = 200;
/** Between them, so that others have the database. */
const PAUSE_MS = 20;

/** Of `migrate`. Returns how many were given. Under a key that nobody keeps none would be found again. */
export async function fillVinClaims({ mysql, personalData, warnings }: Config): Promise<number> {
  if (warnings.some((warning) => warning.includes('HAOPAI_DATA_KEYS'))) return 0;
  const pool = openMysqlPool(mysql);
  try {
    return (await claimHeldCars(pool, personalData.hashKey, ALL_KINDS)).claimed;
  } finally {
    await pool.end();
  }
}

export interface ClaimsChanged {
  readonly freed: number;
  readonly claimed: number;
}

/** Frees first, so that what has ended is in nobody's way. A car that two hold is the stronger's; the other gets it once that has ended. */
export async function claimHeldCars(
  pool: MysqlPool,
  hashKey: Buffer,
  kinds: readonly VinClaimKind[],
  isStopped: () => boolean = () => false,
): Promise<ClaimsChanged> {
  const store = new UnclaimedVinsStore(pool);
  let freed = 0;
  while (!isStopped()) {
    const now = await store.freeEnded(kinds, CLAIMS_AT_ONCE);
    freed += now;
    if (now < CLAIMS_AT_ONCE) break;
    await sleep(PAUSE_MS);
  }
  let claimed = 0;
  for (const holder of HOLDERS.filter(({ kind }) => kinds.includes(kind))) {
    for (let after = 0; !isStopped();) {
      const rows = await store.next(holder, after, CLAIMS_AT_ONCE);
      const hashed = rows.map((row) => ({ ...row, vinHash: keyedHash(hashKey, 'vin', row.vin) }));
      if (hashed.length > 0) claimed += await store.claim(holder, hashed);
      if (rows.length < CLAIMS_AT_ONCE) break;
      after = rows.at(-1)?.rowId ?? after;
      await sleep(PAUSE_MS);
    }
  }
  return { freed, claimed };
}
