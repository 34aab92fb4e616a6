// What a monitor finds: a closed list, each with the words for whoever is woken by it.

export type AlertCode =
  /** The log's key has signed two trees of which neither begins with the other. */
  | 'HISTORY_REWRITTEN'
  /** Somebody else was shown another history than we. */
  | 'TWO_HISTORIES'
  /** It shows an older tree than before. */
  | 'ROLLED_BACK'
  /** A tile does not belong to the tree that was signed. */
  | 'TILE_CORRUPTED'
  /** Entries do not belong to the tree that was signed. */
  | 'ENTRIES_CORRUPTED'
  /** An entry is no leaf of a kind known here. */
  | 'UNKNOWN_LEAF'
  | 'NOT_SIGNED_BY_THE_LOG'
  /** Fewer witnesses than asked for, or one whose signature or clock is wrong. */
  | 'WITNESSES'
  /** The file given is no list of checkpoints. */
  | 'NOT_COMPARABLE';

export interface Alert {
  readonly code: AlertCode;
  readonly words: string;
  /** What proves it: signed by the log where it is a contradiction. */
  readonly evidence?: readonly string[];
}
