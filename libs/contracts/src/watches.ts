// The watchlist and what a citizen wants to be told of, as the wire shows them.
import type { AuctionView, Page } from './auctions';
import type { LotView } from './lots';

/** A lot that a citizen keeps an eye on. */
export interface WatchView {
  readonly lot: LotView;
  readonly auction: AuctionView;
  readonly sinceMs: number;
}

/** `GET /me/watches?page=&size=`: the lots that open next first, those that have ended last. */
export type WatchPage = Page<WatchView>;

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
