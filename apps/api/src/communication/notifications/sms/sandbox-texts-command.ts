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

/** `tell` hears the texts, the newest last, or why there are none: then it is false. */
export async function sandboxTexts(
  config: Config,
  mobile: string,
  tell: (line: string) => void,
): Promise<boolean> {
  const refuse = (line: string): boolean => {
    tell(line);
    return false;
  };
  if (config.sms.kind !== 'sandbox')
    return refuse('HAOPAI_SMS is no sandbox: texts go to phones, and nobody else reads them.');
  if (!MOBILE.test(mobile)) return refuse('sandbox-texts <mobile number of 11 digits>');
  const pool = openMysqlPool({ ...config.mysql, poolMax: 1 });
  try {
    const sandbox = new SandboxSms(new SandboxTextsStore(pool), new PersonalData(config), {
      textOf: shippedText,
    });
    const texts = await sandbox.newest(mobile, SHOWN_MAX);
    for (const { atMs, words } of [...texts].reverse()) tell(`${new Date(atMs).toISOString()}  ${words}`);
    return (
      texts.length > 0 ||
      refuse('No text was sent to this number in the last hour: ask for a code on the page first.')
    );
  } finally {
    await pool.end();
  }
}
