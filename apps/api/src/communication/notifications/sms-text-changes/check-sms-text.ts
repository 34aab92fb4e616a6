// Whether words can go out as a text message: every parameter in them, no other one, and nothing that a provider refuses.
import { RefusalError } from '../../../platform/errors';
import type { SmsTemplate } from '../sms/sms-texts';
import { paramsOf, placeholdersIn } from './shipped-texts';

export function checkSmsText(template: SmsTemplate, text: string): RefusalError | undefined {
  if (/[\r\n]/.test(text)) return new RefusalError('SMS_TEXT.MALFORMED', { rule: 'lineBreak' });
  // The provider puts the sign before it.
  if (/[【】]/.test(text)) return new RefusalError('SMS_TEXT.MALFORMED', { rule: 'sign' });
  if (/[${}]/.test(text.replace(/\$\{\w{1,30}\}/g, '')))
    return new RefusalError('SMS_TEXT.MALFORMED', { rule: 'placeholder' });
  const [known, used] = [paramsOf(template), placeholdersIn(text)];
  const unknown = used.filter((name) => !known.includes(name));
  if (unknown.length > 0) return new RefusalError('SMS_TEXT.UNKNOWN_PARAM', { params: unknown });
  const missing = known.filter((name) => !used.includes(name));
  return missing.length === 0 ? undefined : new RefusalError('SMS_TEXT.MISSING_PARAM', { params: missing });
}
