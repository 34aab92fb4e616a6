// The words of text messages as the program brings them along, with their parameters written as providers write them: `${code}`.
import { type Language, LANGUAGES } from '@haopai/rules';
import { textsIn } from '../../../texts';
import { SMS_TEMPLATES, type SmsTemplate } from '../sms/sms-texts';

export const SMS_TEMPLATE_NAMES = Object.keys(SMS_TEMPLATES) as readonly SmsTemplate[];

const PLACEHOLDER = /\$\{(\w+)\}/g;

/** Every parameter is its own name. */
const NAMES: object = new Proxy({}, { get: (_, name) => `\${${String(name)}}` });

export function shippedText(template: SmsTemplate, language: Language): string {
  const write = textsIn(language).sms[template] as (params: object) => string;
  return write(NAMES);
}

/** Of all languages, in the order in which the first of them has them. */
export function paramsOf(template: SmsTemplate): readonly string[] {
  const texts = LANGUAGES.map((language) => shippedText(template, language)).join('');
  return [...new Set([...texts.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

export function fillIn(text: string, params: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => params[name] ?? whole);
}
