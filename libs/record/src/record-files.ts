// The files of an auction's record, wherever they come from.

export interface RecordFiles {
  /** Paths with /, in order. */
  readonly paths: readonly string[];
  /** Null where there is no such file. */
  readonly read: (path: string) => Uint8Array | null;
}

/** The file is no record that can be read: nothing is said of what it holds. */
export class UnreadableRecord extends Error {}
