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
  /** For who checks it, at the end: texts that are printed as they are. */
  readonly smallPrint?: readonly PrintedLine[];
  /** Where anybody finds out whether it is real. */
  readonly proof?: PrintedProof;
  /** A place for an electronic signature, which is filled by whoever signs. */
  readonly signature?: SignaturePlace;
}

/** As programs that read PDFs show it. */
export interface SignaturePlace {
  /** Whose it is. */
  readonly name: string;
  readonly reason: string;
  readonly location: string;
}

export interface PrintedProof {
  /** Drawn as a QR code. */
  readonly address: string;
  /** Beside it. */
  readonly words: readonly string[];
}

export interface PrintedLine {
  readonly label: string;
  readonly value: string;
}
