// What goes between the program and the thread that reads spreadsheets.

export interface SheetJob {
  readonly jobId: number;
  readonly bytes: Uint8Array;
  /** With the header; what has more is not read. */
  readonly rowsMax: number;
}

export type SheetProblem = 'empty' | 'notASheet' | 'tooManyLines' | 'tooLarge';

/** Cells as text, row by row; rows without any text are empty. */
export type SheetRows = readonly (readonly string[])[];

export type SheetDone =
  | { readonly jobId: number; readonly rows: SheetRows }
  | { readonly jobId: number; readonly problem: SheetProblem };
