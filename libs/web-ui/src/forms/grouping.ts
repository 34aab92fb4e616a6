// How numbers are grouped while they are typed: identity numbers, organisation and credit codes, mobiles, VINs, codes by SMS, amounts.
import { comparableText, parseMobile } from '@haopai/rules';
import type { TextFormat } from './typed-into';

/** Cuts after each length; what is longer stays one piece at the end. */
function group(text: string, lengths: readonly number[], separator = ' '): string {
  const pieces: string[] = [];
  let rest = text;
  for (const length of lengths) {
    if (rest === '') break;
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return [...pieces, rest].filter((piece) => piece !== '').join(separator);
}

/** County, birth date, the rest (GB 11643): `330702 19900307 123X`. */
export const groupResidentId: TextFormat = (raw) => group(comparableText(raw), [6, 8]);

const ORGANISATION_CODE_LENGTH = 9;

/** `D2143569-X` (GB 11714), or what the places of a credit code mean (GB 32100): `91 350100 M000100Y4 3`. */
export const groupOrganisationCode: TextFormat = (raw) => {
  const text = comparableText(raw);
  return text.length <= ORGANISATION_CODE_LENGTH ? group(text, [8], '-') : group(text, [2, 6, 9]);
};

/** `138 0013 8000`; a country code in front is dropped. */
export const groupMobile: TextFormat = (raw) => {
  const mobile = parseMobile(raw);
  return group(mobile.ok ? mobile.value : comparableText(raw), [3, 4, 4]);
};

/** Maker, description, serial part (ISO 3779): `1M8 GDM9AX KP042788`. */
export const groupVin: TextFormat = (raw) => group(comparableText(raw), [3, 6]);

const YUAN_DIGITS_MAX = 9;

/** Whole yuan, `60,000`: a sign, commas and fen that somebody pastes are left out. */
export const groupWholeYuan: TextFormat = (raw) => {
  // Full-width digits and points too.
  const [whole = ''] = raw.normalize('NFKC').split('.');
  const digits = whole.replace(/\D/g, '').replace(/^0+/, '').slice(0, YUAN_DIGITS_MAX);
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
};

export const SMS_CODE_LENGTH = 6;

/** Nothing but digits, and no more than a code has: a whole message may be pasted. */
export const onlyCodeDigits: TextFormat = (raw) =>
  comparableText(raw).replace(/\D/g, '').slice(0, SMS_CODE_LENGTH);
