// Unified social credit codes (统一社会信用代码, GB 32100): 18 characters, the last of them a check character.
import type { Branded } from './brand';
import { accept, type Parsed } from './parsed';
import { refuse } from './refusal';
import { comparableText, firstOutside } from './typed-text';

interface CreditCodeFacts {
  readonly number: string;
  /** Places 9 to 17, the organisation's own code of GB 11714: finds an account that was made with the older document. */
  readonly organisationCode: string;
}

export type CreditCode = Branded<CreditCodeFacts, 'CreditCode'>;

type CreditCodeRefusal =
  'CREDIT_CODE.WRONG_LENGTH' | 'CREDIT_CODE.BAD_CHARACTER' | 'CREDIT_CODE.WRONG_CHECK_CHARACTER';

const CODE_LENGTH = 18;
/** Digits and letters without I, O, S, V and Z; a character's place is its value. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = CHARACTERS.length;
/** Place i, from 0, weighs 3^i modulo 31. */
const WEIGHT_BASE = 3;

/** The check character for the first 17: 31 less the weighted sum modulo 31, and 0 when that is 31. */
export function creditCodeCheckCharacter(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body.slice(0, CODE_LENGTH - 1)) {
    sum += weight * CHARACTERS.indexOf(character);
    weight = (weight * WEIGHT_BASE) % MODULUS;
  }
  return CHARACTERS.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}

/**
 * Reads a credit code; lower case, full-width forms and spaces are taken. Letters may stand anywhere, also in the region of
 * places 3 to 8, and the check character of the code inside is left alone: a code once issued is never refused for it, and
 * the outer check already finds every mistyped character.
 */
export function parseCreditCode(raw: unknown): Parsed<CreditCode, CreditCodeRefusal> {
  const number = comparableText(raw);
  const misplaced = firstOutside(number, CHARACTERS);
  if (misplaced !== null) return refuse('CREDIT_CODE.BAD_CHARACTER', misplaced);
  if (number.length !== CODE_LENGTH) {
    return refuse('CREDIT_CODE.WRONG_LENGTH', { expected: CODE_LENGTH, found: number.length });
  }
  const character = number.charAt(CODE_LENGTH - 1);
  if (character !== creditCodeCheckCharacter(number)) {
    return refuse('CREDIT_CODE.WRONG_CHECK_CHARACTER', { character, position: CODE_LENGTH });
  }
  const code: CreditCodeFacts = { number, organisationCode: number.slice(8, 17) };
  return accept(code as CreditCode);
}
