// The districts and counties whose citizens buy the demo's plates.
import { JINHUA_REGIONS } from '@haopai/rules';
import type { Database } from './rows';

export const HOME_REGION = '330702';

/** Those that are there stay as they are. */
export async function ensureRegions(db: Database): Promise<void> {
  const rows = JINHUA_REGIONS.map(({ code, nameZh, nameEn }) => [code, nameZh, nameEn]);
  await db.query('INSERT IGNORE INTO regions (code, name_zh, name_en) VALUES ?', [rows]);
}
