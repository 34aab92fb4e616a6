// Every refusal a rule can give: its code and the data with which a page says what to do. No words, no personal data.

/** No further data: the code says it all. */
type Nothing = Readonly<Record<string, never>>;

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
