// What a thread makes papers of: tables in words and figures that are ready to be written. It is told nothing else.

/** `money`: fen; `time`: epoch milliseconds; `share`: of one; null: nothing is known. */
export interface SheetColumn {
  readonly title: string;
  readonly kind: 'text' | 'count' | 'money' | 'share' | 'time';
  /** In characters. */
  readonly width: number;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface Workbook {
  readonly kind: 'workbook';
  readonly sheets: readonly WorkbookSheet[];
}

export interface ReportTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** The first cell is the row's name; the others are figures and stand on the right. */
  readonly rows: readonly (readonly string[])[];
}

export interface Report {
  readonly kind: 'report';
  /** Of the document, for screen readers (BCP 47). */
  readonly language: string;
  readonly title: string;
  readonly office: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly tables: readonly ReportTable[];
  readonly notes: readonly string[];
  /** Who signs. */
  readonly signatures: readonly string[];
}

export type Paper = Workbook | Report;
