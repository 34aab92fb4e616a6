// What goes between the program and the thread that reads and writes spreadsheets.
import type { SheetProblem } from '@haopai/contracts';

/** Cells as text, row by row; rows without any text are empty. */
export type SheetRows = readonly (readonly string[])[];

/** A workbook's sheet as it is to be written: its first row stands out as headings. */
export interface SheetPage {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export type SheetOrder =
  | {
      readonly kind: 'read';
      readonly bytes: Uint8Array;
      /** With the header; what has more is not read. */
      readonly rowsMax: number;
    }
  | { readonly kind: 'write'; readonly pages: readonly SheetPage[] };

export type SheetDone =
  | { readonly rows: SheetRows }
  | { readonly file: Uint8Array<ArrayBuffer> }
  /** `found` is how many rows there are, where they are too many. */
  | { readonly problem: SheetProblem; readonly found?: number };
