// The files of an auction's record, wherever they come from.

export interface RecordFiles {
  /** Paths with /, in order. */
  readonly paths: readonly string[];
  /** Null where there is no such file. */
  readonly read: (path: string) => Promise<Uint8Array | null>;
}
