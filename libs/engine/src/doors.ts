// Port: whether anybody can reach the lots.
export interface Doors {
  /** When a door was last heard, once that is longer ago than an outage; null while somebody can bid. */
  readonly silentSinceMs: number | null;
}
