// The operator's command `try-text NUMBER`: one text through the provider of the configuration, and whether its records know of it. No line tells the number.
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import type { SmsConfig } from '../../../platform/config';
import { AliyunSms } from './aliyun-sms';
import type { OutgoingText, SmsSender } from './sms-sender';

const MOBILE = /^1[3-9]\d{9}$/;
/** Records come a while after the text. */
const TIMES = { knowMaxMs: 3 * 60_000, askEveryMs: 5_000 };

/** Rejects with what went wrong. */
export function tryText(sms: SmsConfig, mobile: string, tell: (line: string) => void): Promise<void> {
  if (sms.kind === 'sandbox')
    throw new Error('HAOPAI_SMS is the sandbox, which sends nothing: say aliyun, and give its keys');
  if (!MOBILE.test(mobile)) throw new Error('try-text <mobile number of 11 digits that shall get the text>');
  return sendAndLookUp(new AliyunSms(sms), mobile, tell);
}

export async function sendAndLookUp(
  sender: SmsSender,
  mobile: string,
  tell: (line: string) => void,
  { knowMaxMs, askEveryMs }: typeof TIMES = TIMES,
): Promise<void> {
  const code = String(randomInt(100_000, 1_000_000));
  const text: OutgoingText = {
    ...{ mobile, template: 'loginCode', params: { code }, language: DEFAULT_LANGUAGE },
    ...{ token: randomUUID(), createdAtMs: Date.now() },
  };
  const outcome = await sender.send(text);
  if (outcome.kind !== 'accepted')
    throw new Error(`not taken: ${'code' in outcome ? outcome.code : outcome.kind}`);
  tell(`a text was taken: the phone must show the code ${code}`);
  const giveUpAtMs = performance.now() + knowMaxMs;
  while (!(await sender.wasTaken(text))) {
    if (performance.now() > giveUpAtMs) throw new Error('the provider’s records do not know of it');
    await sleep(askEveryMs);
  }
  tell('the provider’s records know of it');
}
