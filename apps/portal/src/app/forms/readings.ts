// How fields that no parser of the rules reads are read: a line of text, a code by SMS, a choice, an organisation's code.
import {
  comparableText,
  type CreditCode,
  type OrganisationCode,
  parseCreditCode,
  parseOrganisationCode,
} from '@haopai/rules';
import { SMS_CODE_LENGTH } from '@haopai/web-ui';
import type { Reading } from './form-field';

export function readLine(text: string): Reading<string> {
  const line = text.trim().replace(/\s+/g, ' ');
  return line === '' ? { ok: false, code: 'TEXT.EMPTY', data: {} } : { ok: true, value: line };
}

/** Whatever is there is right, nothing too. */
export function readOptional(text: string): Reading<string> {
  return { ok: true, value: text.trim() };
}

/** A password that was chosen long ago is not judged, and not trimmed. */
export function readSecret(text: string): Reading<string> {
  return text === '' ? { ok: false, code: 'TEXT.EMPTY', data: {} } : { ok: true, value: text };
}

export function readSmsCode(text: string): Reading<string> {
  const isWhole = text.length === SMS_CODE_LENGTH;
  return isWhole ? { ok: true, value: text } : { ok: false, code: 'SMS_CODE.INCOMPLETE', data: {} };
}

export function readRegion(text: string): Reading<string> {
  return text === '' ? { ok: false, code: 'REGION.UNKNOWN', data: {} } : { ok: true, value: text };
}

const ORGANISATION_CODE_LENGTH = 9;

/** The older document has nine characters, the present one eighteen. */
export function readOrganisationCode(text: string): Reading<CreditCode | OrganisationCode> {
  return comparableText(text).length <= ORGANISATION_CODE_LENGTH
    ? parseOrganisationCode(text)
    : parseCreditCode(text);
}
