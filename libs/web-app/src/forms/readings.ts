// How fields that no parser of the rules reads are read: a line of text, a code by SMS, a choice, an organisation's code.
import {
  comparableText,
  type CreditCode,
  type OrganisationCode,
  parseCreditCode,
  parseOrganisationCode,
} from '@haopai/rules';
import { SMS_CODE_LENGTH } from '@haopai/web-ui/fields';
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

/** The six digits that a phone shows. */
export function readTotp(text: string): Reading<string> {
  const code = text.replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? { ok: true, value: code } : { ok: false, code: 'TOTP.INCOMPLETE', data: {} };
}

export function readOneOf<Value extends string>(values: readonly Value[]): (text: string) => Reading<Value> {
  return (text) => {
    const value = values.find((one) => one === text);
    return value === undefined ? { ok: false, code: 'CHOICE.MISSING', data: {} } : { ok: true, value };
  };
}

export function readWhole(min: number, max: number): (text: string) => Reading<number> {
  return (text) => {
    const typed = text.normalize('NFKC').replace(/[\s,]/g, '');
    if (!/^-?\d{1,15}$/.test(typed)) return { ok: false, code: 'NUMBER.NOT_WHOLE', data: {} };
    const value = Number(typed);
    if (value < min) return { ok: false, code: 'NUMBER.TOO_SMALL', data: { min } };
    return value > max ? { ok: false, code: 'NUMBER.TOO_LARGE', data: { max } } : { ok: true, value };
  };
}

/** What a field for a day and a time holds, as an instant. */
export function readMoment(text: string): Reading<number> {
  const atMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? Date.parse(`${text}+08:00`) : NaN;
  return Number.isNaN(atMs) ? { ok: false, code: 'MOMENT.MALFORMED', data: {} } : { ok: true, value: atMs };
}

export function readOptionalMoment(text: string): Reading<number | null> {
  return text === '' ? { ok: true, value: null } : readMoment(text);
}

/** The other way round: what such a field shows of an instant. */
export function momentText(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19).replace(/:00$/, '');
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
