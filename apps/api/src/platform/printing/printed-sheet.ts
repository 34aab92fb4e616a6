// What stands on a printed sheet, in words that are ready to be drawn: all that the drawing thread is told.

export interface PrintedSheet {
  /** Of the document, for screen readers (BCP 47). */
  readonly language: string;
  readonly title: string;
  /** Who gives it. */
  readonly office: string;
  /** Beside the title: label and number. */
  readonly number: PrintedLine;
  readonly lines: readonly PrintedLine[];
  /** Of money that was paid; null for what is no receipt. */
  readonly total: PrintedLine | null;
  /** The total in Chinese capitals. */
  readonly capitals: string;
  /** What went back, and whatever else changes what the total says. */
  readonly afterwards: readonly PrintedLine[];
  readonly notes: readonly string[];
}

export interface PrintedLine {
  readonly label: string;
  readonly value: string;
}
