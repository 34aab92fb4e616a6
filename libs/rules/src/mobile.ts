// Mobile numbers of mainland China: read in any usual spelling, and masked for screens.
import type { Branded } from './brand';
import { accept, type Parsed } from './parsed';
import { refuse } from './refusal';
import { ASCII_DIGITS, comparableText, firstOutside } from './typed-text';

/** Eleven digits, for example `13800138000`. Personal data: show it through `maskMobile`. */
export type Mobile = Branded<string, 'Mobile'>;

type MobileCode = 'MOBILE.WRONG_LENGTH' | 'MOBILE.BAD_CHARACTER' | 'MOBILE.WRONG_PREFIX';

const MOBILE_LENGTH = 11;
const MOBILE_PREFIX = /^1[3-9]/;
/** Country code, where a whole number follows it. */
const COUNTRY_CODE = /^(?:\+|00)?86(?=\d{11}$)/;

/** Reads a mobile number: 11 digits from 13 to 19 (docs/domain.md, "Accounts"), with or without +86, spaces and hyphens. */
export function parseMobile(raw: unknown): Parsed<Mobile, MobileCode> {
  const digits = comparableText(raw).replace(COUNTRY_CODE, '');
  const misplaced = firstOutside(digits, ASCII_DIGITS);
  if (misplaced !== null) return refuse('MOBILE.BAD_CHARACTER', misplaced);
  if (digits.length !== MOBILE_LENGTH) {
    return refuse('MOBILE.WRONG_LENGTH', { expected: MOBILE_LENGTH, found: digits.length });
  }
  if (!MOBILE_PREFIX.test(digits)) return refuse('MOBILE.WRONG_PREFIX', { found: digits.slice(0, 2) });
  return accept(digits as Mobile);
}

/** `138****1234`: enough for its owner to know it again. */
export function maskMobile(mobile: Mobile): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}
