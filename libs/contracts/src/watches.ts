// The watchlist and what a citizen wants to be told of, as the wire shows them.
import type { AuctionView, Page } from './auctions';
import type { ListingView } from './listings';
import type { LotView } from './lots';

/** A lot that a citizen keeps an eye on. */
export interface WatchView {
  readonly lot: LotView;
  readonly auction: AuctionView;
  readonly sinceMs: number;
}

/** `GET /me/watches?page=&size=`: the lots that open next first, those that have ended last. */
export type WatchPage = Page<WatchView>;

/** A plate at a fixed price that a citizen keeps an eye on. */
export interface ListingWatchView {
  readonly listing: ListingView;
  readonly sinceMs: number;
}

/**
 * `GET /me/listing-watches`: what was put on it last comes first; what is sold has left it. `PUT /me/listing-watches/:listingId` gives the one,
 * `DELETE` 204, also for one that is not there.
 */
export interface ListingWatches {
  readonly items: readonly ListingWatchView[];
  /** So many at most. */
  readonly max: number;
}

/** A watched lot opens soon; somebody has bid above one's own bid, on whatever lot. */
export type NoticeTopic = 'watchStart' | 'outbid';

/** By which ways a notice goes out. Push reaches the browsers that asked for it, and no other. */
export interface NoticeWays {
  readonly portal: boolean;
  readonly push: boolean;
  readonly sms: boolean;
}

/** `GET /me/notice-choices`, and `PUT` with the same body. */
export type NoticeChoices = Readonly<Record<NoticeTopic, NoticeWays>>;
