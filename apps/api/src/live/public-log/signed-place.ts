// Port: where the checkpoint that was signed last is kept outside the database.

export interface SignedPlace {
  /** The note that was kept last; null when none was. Rejects when nobody can say. */
  newest(): Promise<string | null>;
  /** On disk when it resolves, in place of the one before. */
  keep(note: string): Promise<void>;
}
