// Vehicle identification numbers (车架号): read, and checked against mistyping (ISO 3779, GB 16735, 49 CFR 565.15).
import type { Branded } from './brand';
import { accept, type Parsed } from './parsed';
import { refuse } from './refusal';
import { ASCII_DIGITS, comparableText, firstOutside } from './typed-text';

interface VinFacts {
  readonly number: string;
  /** False for a foreign VIN that is worth a second look: outside China and North America the check digit is a custom. */
  readonly hasValidCheckDigit: boolean;
}

export type Vin = Branded<VinFacts, 'Vin'>;

type VinCode = 'VIN.WRONG_LENGTH' | 'VIN.BAD_CHARACTER' | 'VIN.WRONG_CHECK_DIGIT';

const VIN_LENGTH = 17;
const CHECK_POSITION = 9;
/** First character of every vehicle built in China, where GB 16735 makes the check digit compulsory. */
const MADE_IN_CHINA = 'L';

/** 49 CFR 565.15 table III: what each letter counts in the sum; I, O and Q do not occur. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const LETTER_VALUES = '12345678123457923456789';

/** 49 CFR 565.15 table IV; the check digit's own place weighs nothing. */
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const CHECK_DIGITS = '0123456789X';

const VIN_CHARACTERS = ASCII_DIGITS + LETTERS;

function valueOf(character: string): number {
  const place = LETTERS.indexOf(character);
  return Number(place < 0 ? character : LETTER_VALUES.charAt(place));
}

/**
 * The check digit that belongs into the ninth place, whatever stands there: the weighted sum modulo 11, with X for 10.
 * `number` is 17 characters of a VIN's alphabet.
 */
export function vinCheckDigit(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * valueOf(number.charAt(index)), 0);
  return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length);
}

/**
 * Reads a VIN; lower case, full-width forms, spaces and hyphens are taken. A wrong check digit refuses a VIN that starts with
 * L and is told in the value of any other (docs/domain.md, "Auction").
 */
export function parseVin(raw: unknown): Parsed<Vin, VinCode> {
  const number = comparableText(raw);
  const misplaced = firstOutside(number, VIN_CHARACTERS);
  if (misplaced !== null) return refuse('VIN.BAD_CHARACTER', misplaced);
  if (number.length !== VIN_LENGTH) {
    return refuse('VIN.WRONG_LENGTH', { expected: VIN_LENGTH, found: number.length });
  }

  const character = number.charAt(CHECK_POSITION - 1);
  const hasValidCheckDigit = character === vinCheckDigit(number);
  if (!hasValidCheckDigit && number.startsWith(MADE_IN_CHINA)) {
    return refuse('VIN.WRONG_CHECK_DIGIT', { character, position: CHECK_POSITION });
  }
  const vin: VinFacts = { number, hasValidCheckDigit };
  return accept(vin as Vin);
}
