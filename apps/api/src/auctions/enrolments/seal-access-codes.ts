// Seals the access codes that an older version wrote in the open; killed in the middle, the next start goes on.
import { TextSeal } from '@haopai/sealed-data';
import type { Config } from '../../platform/config';
import { openMysqlPool } from '../../platform/database';
import { OpenAccessCodesStore } from './open-access-codes.store';

const ROWS_PER_BATCH = 500;

/** Returns how many were sealed. Under a key that nobody keeps they would be lost: then they stay as they are. */
export async function sealAccessCodes({ mysql, personalData, warnings }: Config): Promise<number> {
  if (warnings.some((warning) => warning.includes('HAOPAI_DATA_KEYS'))) return 0;
  const pool = openMysqlPool(mysql);
  try {
    const codes = new OpenAccessCodesStore(pool);
    const textSeal = new TextSeal(personalData.keys);
    for (let sealed = 0; ;) {
      const batch = await codes.some(ROWS_PER_BATCH);
      for (const { id, accessCode } of batch) await codes.replace(id, textSeal.seal(accessCode));
      sealed += batch.length;
      if (batch.length < ROWS_PER_BATCH) return sealed;
    }
  } finally {
    await pool.end();
  }
}
