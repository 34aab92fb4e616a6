// Organisation codes (组织机构代码, GB 11714): eight characters and a check character.
import type { Branded } from './brand';
import { accept, type Parsed } from './parsed';
import { refuse } from './refusal';
import { ASCII_DIGITS, comparableText, firstOutside } from './typed-text';

/** Nine characters without the hyphen, for example `D2143569X`. */
export type OrganisationCode = Branded<string, 'OrganisationCode'>;

type OrganisationCodeRefusal =
  | 'ORGANISATION_CODE.WRONG_LENGTH'
  | 'ORGANISATION_CODE.BAD_CHARACTER'
  | 'ORGANISATION_CODE.WRONG_CHECK_CHARACTER';

const CODE_LENGTH = 9;
/** A character's place is its value. */
const CHARACTERS = `${ASCII_DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '0123456789X';

/** The check character for the first eight: 11 less the weighted sum modulo 11, with X for 10 and 0 for 11. */
export function organisationCodeCheckCharacter(body: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * CHARACTERS.indexOf(body.charAt(index)),
    0,
  );
  return CHECK_CHARACTERS.charAt((11 - (sum % 11)) % 11);
}

/** Reads an organisation code; lower case, full-width forms, spaces and the hyphen before the check character are taken. */
export function parseOrganisationCode(raw: unknown): Parsed<OrganisationCode, OrganisationCodeRefusal> {
  const code = comparableText(raw);
  const misplaced = firstOutside(code, CHARACTERS);
  if (misplaced !== null) return refuse('ORGANISATION_CODE.BAD_CHARACTER', misplaced);
  if (code.length !== CODE_LENGTH) {
    return refuse('ORGANISATION_CODE.WRONG_LENGTH', { expected: CODE_LENGTH, found: code.length });
  }
  const character = code.charAt(CODE_LENGTH - 1);
  if (character !== organisationCodeCheckCharacter(code)) {
    return refuse('ORGANISATION_CODE.WRONG_CHECK_CHARACTER', { character, position: CODE_LENGTH });
  }
  return accept(code as OrganisationCode);
}
