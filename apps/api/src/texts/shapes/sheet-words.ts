// What spreadsheets of plates say, and by which words they are understood, whoever filled them in.
import type { LotColumn, PlateColumn, PlateView, RegisterColumn } from '@haopai/contracts';

export type SheetColumn = LotColumn | PlateColumn | RegisterColumn;

interface Heading {
  readonly name: string;
  /** Other names for it, in small letters and without spaces. */
  readonly also: readonly string[];
}

/** The first of them is what a template says. */
type SaidFor = readonly [string, ...string[]];

export interface SheetWords {
  /** Of the pages of a workbook. */
  readonly plates: string;
  readonly regions: string;
  readonly headings: Readonly<Record<SheetColumn, Heading>>;
  readonly colours: Readonly<Record<PlateView['colour'], SaidFor>>;
  /** By the vehicle register. */
  readonly accepted: SaidFor;
  readonly refused: SaidFor;
  readonly yes: SaidFor;
  readonly no: SaidFor;
  /** What the line to write over in a template begins with: no plate that could be real. */
  readonly example: string;
}
