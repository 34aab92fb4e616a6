// Gives a new installation the regions of its city, without which nobody could register. Where there are any, they stay as they are.
import { JINHUA_REGIONS } from '@haopai/rules';
import type { MysqlConfig } from '../../../platform/config';
import { openMysqlPool } from '../../../platform/database';
import { NewRegionsStore } from './new-regions.store';

/** Returns how many were added. */
export async function installRegions(config: MysqlConfig): Promise<number> {
  const pool = openMysqlPool(config);
  try {
    return await new NewRegionsStore(pool).fillIfEmpty(JINHUA_REGIONS);
  } finally {
    await pool.end();
  }
}
