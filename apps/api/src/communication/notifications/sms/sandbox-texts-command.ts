// The operator's command `sandbox-texts NUMBER`: what the sandbox took for one phone. In production no page shows it; whoever may give this command holds
// the keys anyway (docs/adr/0089).
import type { Config } from '../../../platform/config';
import { openMysqlPool } from '../../../platform/database';
import { PersonalData } from '../../../platform/personal-data';
import { shippedText } from '../sms-text-changes/shipped-texts';
import { SandboxSms } from './sandbox-sms';
import { SandboxTextsStore } from './sandbox-texts.store';

const MOBILE = /^1[3-9]\d{9}$/;
const SHOWN_MAX = 5;

/** Rejects with what went wrong. */
export async function sandboxTexts(
  config: Config,
  mobile: string,
  tell: (line: string) => void,
): Promise<void> {
  if (config.sms.kind !== 'sandbox')
    throw new Error('HAOPAI_SMS is no sandbox: texts go to phones, and nobody else reads them');
  if (!MOBILE.test(mobile)) throw new Error('sandbox-texts <mobile number of 11 digits>');
  const pool = openMysqlPool({ ...config.mysql, poolMax: 1 });
  try {
    const sandbox = new SandboxSms(new SandboxTextsStore(pool), new PersonalData(config), {
      textOf: shippedText,
    });
    const texts = await sandbox.newest(mobile, SHOWN_MAX);
    for (const { atMs, words } of [...texts].reverse()) tell(`${new Date(atMs).toISOString()}  ${words}`);
    if (texts.length === 0)
      tell('No text was sent to this number in the last hour: ask for a code on the page first.');
  } finally {
    await pool.end();
  }
}
