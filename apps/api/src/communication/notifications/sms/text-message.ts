// One text message, as it is sealed into the outbox and read out of it again.
import { knownLanguage, type Language } from '@haopai/rules';
import { textsIn } from '../../../texts';
import { fillIn } from '../sms-text-changes/shipped-texts';
import { SMS_TEMPLATES, type SmsParams, type SmsTemplate } from './sms-texts';

export interface TextMessage<Template extends SmsTemplate = SmsTemplate> {
  /** 11 digits. */
  readonly mobile: string;
  readonly template: Template;
  readonly params: SmsParams[Template];
  readonly language: Language;
}

/** The words as a phone shows them, the site's sign before them. */
export function wordsOf({ params, language }: Omit<TextMessage, 'mobile'>, text: string): string {
  return textsIn(language).values.sign + fillIn(text, params);
}

export function textMessageToJson(message: TextMessage): string {
  return JSON.stringify(message);
}

/** Of what textMessageToJson wrote; a template that this version no longer knows is refused, a language that it does not know yet is the default one. */
export function textMessageFromJson(text: string): TextMessage | null {
  const message = JSON.parse(text) as TextMessage;
  if (!Object.hasOwn(SMS_TEMPLATES, message.template)) return null;
  return { ...message, language: knownLanguage(message.language) };
}
