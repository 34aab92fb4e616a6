// What every SmsSender keeps, whoever carries the texts.
import { randomUUID } from 'node:crypto';
import { LANGUAGES } from '@haopai/rules';
import type { OutgoingText, SmsSender } from '../sms/sms-sender';
import { SMS_TEMPLATES, type SmsTemplate } from '../sms/sms-texts';

let serial = 0;

/** A log-in code to a number of its own. */
export function anOutgoingText(given: Partial<OutgoingText> = {}): OutgoingText {
  serial += 1;
  return {
    token: randomUUID(),
    mobile: `139${String(serial).padStart(8, '0')}`,
    template: 'loginCode',
    params: { code: String(100_000 + serial) },
    language: 'zh',
    createdAtMs: Date.now(),
    ...given,
  };
}

export function itIsAnSmsSender(sender: () => SmsSender): void {
  it('takes a text, and says afterwards that it did', async () => {
    const text = anOutgoingText();
    expect(await sender().wasTaken(text)).toBe(false);
    expect(await sender().send(text)).toMatchObject({ kind: 'accepted' });
    expect(await sender().wasTaken(text)).toBe(true);
  });

  it('tells the texts to one number apart by their tokens', async () => {
    const sent = anOutgoingText();
    await sender().send(sent);
    expect(await sender().wasTaken({ ...sent, token: randomUUID() })).toBe(false);
  });

  it('finds a text of the days before', async () => {
    const sent = anOutgoingText({ createdAtMs: Date.now() - 26 * 60 * 60_000 });
    await sender().send(sent);
    expect(await sender().wasTaken(sent)).toBe(true);
  });

  it('knows every template in both languages', async () => {
    for (const template of Object.keys(SMS_TEMPLATES) as SmsTemplate[])
      for (const language of LANGUAGES)
        expect(await sender().send(anOutgoingText({ template, language }))).toMatchObject({
          kind: 'accepted',
        });
  });
}
