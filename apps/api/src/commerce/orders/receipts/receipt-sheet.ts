// What stands on a receipt, in words that are ready to be drawn: all that the drawing thread is told.

export interface ReceiptSheet {
  /** Of the document, for screen readers (BCP 47). */
  readonly language: string;
  readonly title: string;
  /** Who gives it. */
  readonly office: string;
  /** Beside the title: label and number. */
  readonly number: ReceiptLine;
  readonly lines: readonly ReceiptLine[];
  readonly total: ReceiptLine;
  /** The total in Chinese capitals. */
  readonly capitals: string;
  /** What went back, and whatever else changes what the total says. */
  readonly afterwards: readonly ReceiptLine[];
  readonly notes: readonly string[];
}

export interface ReceiptLine {
  readonly label: string;
  readonly value: string;
}
