// What is said of spreadsheets that staff upload: why one cannot be read, why a cell is wrong, and what in it is not imported.

/** `locked` has a password, `oldExcel` is the binary form before XLSX, `encoding` is text in letters that nobody knows. */
export type SheetProblem =
  'empty' | 'notASheet' | 'oldExcel' | 'locked' | 'encoding' | 'tooManyLines' | 'tooLarge' | 'takesTooLong';

/** Figures and texts for the words of each cause; money in fen, positions from 1. */
interface SheetCauses {
  'PLATE.MISSING': Record<string, never>;
  /** `digit` is what was probably meant. */
  'PLATE.I_OR_O': { readonly character: string; readonly position: number; readonly digit: string };
  'PLATE.WRONG_PREFIX': { readonly expected: string };
  'PLATE.WRONG_LENGTH': { readonly found: number };
  'PLATE.BAD_CHARACTER': { readonly character: string; readonly position: number };
  'PLATE.TOO_MANY_LETTERS': { readonly max: number; readonly found: number };
  'PLATE.NEW_ENERGY': Record<string, never>;
  /** The line above that has it. */
  'PLATE.IN_LINE': { readonly above: number };
  /** The draft has it already, as this lot. */
  'PLATE.IN_DRAFT': { readonly lotNo: number };
  'PLATE.IN_AUCTION': { readonly auctionId: number; readonly title: string; readonly lotNo: number };
  /** Such as O in the place of 0. */
  'PRICE.LETTERS': Record<string, never>;
  /** Such as 5万. */
  'PRICE.UNIT': Record<string, never>;
  'PRICE.RANGE': { readonly minFen: number; readonly maxFen: number };
  /** As PLATE.IN_AUCTION, where that auction is no draft any more: its lots stay there. */
  'PLATE.IN_PUBLISHED': { readonly auctionId: number; readonly title: string; readonly lotNo: number };
  /** Regions that may have been meant. */
  'REGION.SIMILAR': { readonly names: readonly string[] };
  /** By which headings the column that is missing is known. */
  'COLUMN.NAMES': { readonly names: readonly string[] };
  /** Where the headings should be stands one text alone. */
  'COLUMN.TITLE': { readonly title: string };
}

export type SheetCauseCode = keyof SheetCauses;

/** Why exactly a cell is wrong. */
export type SheetCause = {
  [Code in SheetCauseCode]: { readonly code: Code; readonly data: SheetCauses[Code] };
}[SheetCauseCode];

interface SheetWarnings {
  /** Columns that are not known, or stand there a second time; HEADINGS_TOLD_MAX at most. */
  'SHEET.COLUMNS_IGNORED': { readonly headings: readonly string[] };
  /** Lines whose price is not of whole yuan, LINES_TOLD_MAX at most. */
  'SHEET.PRICES_WITH_FEN': { readonly lines: readonly number[] };
}

export type SheetWarningCode = keyof SheetWarnings;

/** Of what hinders no import and may still not be meant. */
export type SheetWarning = {
  [Code in SheetWarningCode]: { readonly code: Code; readonly data: SheetWarnings[Code] };
}[SheetWarningCode];

/** A sheet as it was read, so that it can be mended where its faults are shown. */
export interface SheetText<Column extends string> {
  /** Cells as text, row by row; of each as many characters as are told of a fault. */
  readonly rows: readonly (readonly string[])[];
  /** Where its headings stand, counted from 1; 0 where there is nothing. */
  readonly headerLine: number;
  /** What each heading is taken for; null for one that is not imported. The name of a column is a heading for it, too. */
  readonly columns: readonly (Column | null)[];
}

export const SHEET_BYTES_MAX = 2 * 1024 * 1024;
export const FAULTS_TOLD_MAX = 200;
export const HEADINGS_TOLD_MAX = 20;
export const LINES_TOLD_MAX = 20;
