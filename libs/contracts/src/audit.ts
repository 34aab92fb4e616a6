// The record of what staff did, as the back office shows it.

export interface AuditEntryView {
  /** From 1, without a gap. */
  readonly no: number;
  readonly atMs: number;
  /** Null for the program itself and for tools. */
  readonly staffId: number | null;
  readonly staffName: string;
  readonly address: string;
  /** Such as `staff.added`. */
  readonly act: string;
  /** What it was done to: `staff:12`. */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  /** SHA-256 of the entry and the hash before it, in hexadecimal. */
  readonly hash: string;
}

/** Whether every entry still follows from the one before it. */
export interface AuditCheck {
  readonly entries: number;
  /** Number of the first entry that does not follow; null when all do. */
  readonly brokenAt: number | null;
}
