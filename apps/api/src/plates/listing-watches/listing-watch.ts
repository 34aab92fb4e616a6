// A plate at a fixed price on somebody's watchlist, as it is stored.

/** For each citizen; what is sold has left the list. */
export const LISTING_WATCHES_MAX = 100;

export interface ListingWatch {
  readonly listingId: number;
  readonly sinceMs: number;
}
