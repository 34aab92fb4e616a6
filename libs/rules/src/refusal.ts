// Every refusal a rule can give: its code and the data with which a page says what to do. No words, no personal data.

/** No further data: the code says it all. */
type Nothing = Readonly<Record<string, never>>;

interface Misplaced {
  readonly character: string;
  readonly position: number;
}

interface WrongLength {
  readonly expected: number;
  readonly found: number;
}

interface LengthOutOfRange {
  readonly min: number;
  readonly max: number;
  readonly found: number;
}

/** What each code carries. Money in fen; positions count characters from 1, separators left out. */
export interface RefusalData {
  'FEN.NOT_WHOLE': Nothing;
  'FEN.NEGATIVE': Nothing;

  'LADDER.NOT_A_LIST': Nothing;
  'LADDER.EMPTY': Nothing;
  'LADDER.TOO_LONG': { readonly max: number; readonly found: number };
  /** The step at this index, from 0, is no positive whole number of fen. */
  'LADDER.BAD_STEP': { readonly index: number };
  /** The step at this index, from 0, is not above the one before it. */
  'LADDER.NOT_ASCENDING': { readonly index: number };

  'PLATE.EMPTY': Nothing;
  'PLATE.WRONG_PREFIX': { readonly expected: string };
  /** Lengths without the prefix. */
  'PLATE.WRONG_LENGTH': { readonly expected: readonly number[]; readonly found: number };
  /** I and O are among these: a page asks whether 1 or 0 was meant. */
  'PLATE.BAD_CHARACTER': Misplaced;
  'PLATE.TOO_MANY_LETTERS': { readonly max: number; readonly found: number };
  /** Six characters, yet none of these letters stands first or last. */
  'PLATE.NEW_ENERGY_LETTER_MISSING': { readonly letters: readonly string[] };
  'PLATE.NEW_ENERGY_DIGIT_EXPECTED': Misplaced;
  /** What is looked for has more characters than any plate. */
  'PLATE.PART_TOO_LONG': { readonly max: number; readonly found: number };

  'VIN.WRONG_LENGTH': WrongLength;
  /** I, O and Q are among these: a page asks whether 1 or 0 was meant. */
  'VIN.BAD_CHARACTER': Misplaced;
  /** Some character was mistyped; this is the check digit that stands there. */
  'VIN.WRONG_CHECK_DIGIT': Misplaced;

  'MOBILE.WRONG_LENGTH': WrongLength;
  'MOBILE.BAD_CHARACTER': Misplaced;
  /** A mobile number begins with 13 to 19. */
  'MOBILE.WRONG_PREFIX': { readonly found: string };

  'RESIDENT_ID.WRONG_LENGTH': WrongLength;
  'RESIDENT_ID.BAD_CHARACTER': Misplaced;
  /** The first two digits are of no province, permit or card. */
  'RESIDENT_ID.UNKNOWN_REGION': { readonly found: string };
  /** The characters from … to … are no date on which a person alive can be born. */
  'RESIDENT_ID.BAD_BIRTH_DATE': { readonly from: number; readonly to: number };
  /** Some character was mistyped. */
  'RESIDENT_ID.WRONG_CHECK_CHARACTER': { readonly position: number };
  'RESIDENT_ID.UNDER_AGE': { readonly yearsMin: number };

  'ORGANISATION_CODE.WRONG_LENGTH': WrongLength;
  'ORGANISATION_CODE.BAD_CHARACTER': Misplaced;
  'ORGANISATION_CODE.WRONG_CHECK_CHARACTER': Misplaced;

  'CREDIT_CODE.WRONG_LENGTH': WrongLength;
  /** I, O, S, V and Z are among these. */
  'CREDIT_CODE.BAD_CHARACTER': Misplaced;
  'CREDIT_CODE.WRONG_CHECK_CHARACTER': Misplaced;

  'USERNAME.WRONG_LENGTH': LengthOutOfRange;
  'USERNAME.BAD_CHARACTER': Misplaced;

  'PASSWORD.WRONG_LENGTH': LengthOutOfRange;
  /** On the list of passwords that are tried first. */
  'PASSWORD.TOO_COMMON': Nothing;
  /** Made of the user name, which everybody may know. */
  'PASSWORD.LIKE_USERNAME': Nothing;
}

export type RefusalCode = keyof RefusalData;

/** One refusal; it is returned, never thrown. */
export interface Refused<Code extends RefusalCode = RefusalCode> {
  readonly ok: false;
  readonly code: Code;
  readonly data: RefusalData[Code];
}

export function refuse<Code extends RefusalCode>(code: Code, data: RefusalData[Code]): Refused<Code> {
  return { ok: false, code, data };
}
