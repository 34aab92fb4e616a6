// A lot on somebody's watchlist, as it is stored.

/** Of lots that have not ended, for each citizen. */
export const WATCHES_MAX = 100;

export interface Watch {
  readonly lotId: number;
  readonly auctionId: number;
  readonly sinceMs: number;
}
