// Identity numbers of persons, 18 characters (GB 11643): citizens, permits for Hong Kong, Macau and Taiwan, foreigners' cards.
import type { Branded } from './brand';
import { fullYearsBetween, isCalendarDay, isoDay, shanghaiDay } from './calendar-day';
import { accept, type Parsed } from './parsed';
import { refuse } from './refusal';
import { ASCII_DIGITS, comparableText, firstOutside, type MisplacedCharacter } from './typed-text';

export type ResidentIdKind =
  'citizen' | 'hongKongPermit' | 'macauPermit' | 'taiwanPermit' | 'foreignResident';

interface ResidentIdFacts {
  readonly number: string;
  readonly kind: ResidentIdKind;
  /**
   * The first six digits: for a citizen the county of the first registration (GB/T 2260), for a permit 810000, 820000 or
   * 830000, for a foreigner 9, the issuing province (two digits) and the nationality (three digits).
   */
  readonly regionCode: string;
  /** `1990-03-07`. */
  readonly birthDate: string;
}

/** Personal data: show it through `maskResidentId`. */
export type ResidentId = Branded<ResidentIdFacts, 'ResidentId'>;

type ResidentIdCode =
  | 'RESIDENT_ID.WRONG_LENGTH'
  | 'RESIDENT_ID.BAD_CHARACTER'
  | 'RESIDENT_ID.UNKNOWN_REGION'
  | 'RESIDENT_ID.BAD_BIRTH_DATE'
  | 'RESIDENT_ID.WRONG_CHECK_CHARACTER'
  | 'RESIDENT_ID.UNDER_AGE';

const ID_LENGTH = 18;
const BIRTH_FIRST = 7;
const BIRTH_LAST = 14;
/** Nobody alive is older. */
const BIRTH_YEAR_MIN = 1900;
/** docs/domain.md, "Accounts". The birthday itself counts (Civil Code, article 17). */
export const ADULT_YEARS_MIN = 18;

/** GB/T 2260: provinces by their first two digits. */
const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(
    ' ',
  );

const PERMITS: ReadonlyMap<string, ResidentIdKind> = new Map([
  ['81', 'hongKongPermit'],
  ['82', 'macauPermit'],
  ['83', 'taiwanPermit'],
]);

/** First digit of a foreigner's permanent-resident card since December 2023. */
const FOREIGN_MARK = '9';

const CHECK_CHARACTERS = '0123456789X';

/** The check character for the first 17 digits: ISO 7064 MOD 11-2, with X for 10 (GB 11643). */
export function residentIdCheckCharacter(digits: string): string {
  const remainder = Array.from(digits).reduce((product, digit) => ((product + Number(digit)) * 2) % 11, 0);
  return CHECK_CHARACTERS.charAt((12 - remainder) % 11);
}

function kindOf(number: string): ResidentIdKind | null {
  const province = number.slice(0, 2);
  if (PROVINCES.includes(province)) return 'citizen';
  if (number.startsWith(FOREIGN_MARK)) return 'foreignResident';
  return PERMITS.get(province) ?? null;
}

function findMisplaced(number: string): MisplacedCharacter | null {
  const body = firstOutside(number.slice(0, ID_LENGTH - 1), ASCII_DIGITS);
  if (body !== null) return body;
  const last = firstOutside(number.slice(ID_LENGTH - 1), CHECK_CHARACTERS);
  return last && { character: last.character, position: ID_LENGTH - 1 + last.position };
}

/**
 * Reads an identity number of an adult; a small x, full-width forms and spaces are taken.
 * @param todayMs epoch milliseconds UTC; age is judged by that instant's day in Asia/Shanghai.
 */
export function parseResidentId(raw: unknown, todayMs: number): Parsed<ResidentId, ResidentIdCode> {
  const number = comparableText(raw);
  const misplaced = findMisplaced(number);
  if (misplaced !== null) return refuse('RESIDENT_ID.BAD_CHARACTER', misplaced);
  if (number.length !== ID_LENGTH) {
    return refuse('RESIDENT_ID.WRONG_LENGTH', { expected: ID_LENGTH, found: number.length });
  }

  const kind = kindOf(number);
  if (kind === null) return refuse('RESIDENT_ID.UNKNOWN_REGION', { found: number.slice(0, 2) });

  const birth = number.slice(BIRTH_FIRST - 1, BIRTH_LAST);
  const today = shanghaiDay(todayMs);
  if (!isCalendarDay(birth) || birth > today || Number(birth.slice(0, 4)) < BIRTH_YEAR_MIN) {
    return refuse('RESIDENT_ID.BAD_BIRTH_DATE', { from: BIRTH_FIRST, to: BIRTH_LAST });
  }
  if (number.slice(-1) !== residentIdCheckCharacter(number.slice(0, -1))) {
    return refuse('RESIDENT_ID.WRONG_CHECK_CHARACTER', { position: ID_LENGTH });
  }
  if (fullYearsBetween(birth, today) < ADULT_YEARS_MIN) {
    return refuse('RESIDENT_ID.UNDER_AGE', { yearsMin: ADULT_YEARS_MIN });
  }
  const id: ResidentIdFacts = { number, kind, regionCode: number.slice(0, 6), birthDate: isoDay(birth) };
  return accept(id as ResidentId);
}

/** `330***********1234`: neither county nor birth date can be read. */
export function maskResidentId(id: Pick<ResidentIdFacts, 'number'>): string {
  return `${id.number.slice(0, 3)}${'*'.repeat(ID_LENGTH - 7)}${id.number.slice(-4)}`;
}
