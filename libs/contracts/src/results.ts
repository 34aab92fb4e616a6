// What ended auctions came to: `GET /results`, `GET /results/:auctionId?sort=&order=`, `GET /results/:auctionId/csv?lang=`,
// and the stored events of an ended lot, word for word: `GET /results/:auctionId/lots/:lotId/journal?page=&size=`.
import type { AuctionView } from './auctions';
import type { PlateView } from './lots';

export type ResultSort = 'lotNo' | 'plate' | 'startPriceFen' | 'hammerPriceFen' | 'bidCount' | 'endedAtMs';

/** How the lots of an ended auction ended. */
export interface AuctionSums {
  readonly sold: number;
  readonly unsold: number;
  readonly withdrawn: number;
  /** Sold to someone who did not pay in time: not among those sold, nor in the total. */
  readonly defaulted: number;
  readonly totalFen: number;
}

export interface AuctionResultHead extends AuctionSums {
  readonly auction: AuctionView;
}

/** Of a lot whose winner did not pay: its plate was offered to the next bidder, at their own last bid, in fen. */
export interface NextBidderResult {
  readonly paddleNo: number;
  readonly amountFen: number;
  /** `lapsed`: not paid in time, refused, or paid back since. */
  readonly state: 'offered' | 'taken' | 'lapsed';
}

export interface LotResult {
  readonly lotId: number;
  readonly lotNo: number;
  readonly plate: PlateView;
  readonly region: string;
  readonly outcome: 'sold' | 'unsold' | 'withdrawn' | 'defaulted';
  readonly startPriceFen: number;
  /** Null unless sold, be it to a defaulter. */
  readonly hammerPriceFen: number | null;
  readonly paddleNo: number | null;
  readonly bidCount: number;
  readonly endedAtMs: number;
  /** Of a lot that was withdrawn. */
  readonly reason: string | null;
  /** SHA-256, hex, of the last line of the lot's record: whoever has noted it can tell that no line before it was changed. */
  readonly lastHash: string | null;
  /** Null where nothing was offered; missing from a server of the release before. */
  readonly nextBidder?: NextBidderResult | null;
}

/** A stored event and its place in the chain: hash = SHA-256 of predecessor's hash, lot, version and body, one a line. */
export interface JournalLine {
  readonly version: number;
  /** The event's stored text, to the letter. */
  readonly body: string;
  readonly hash: string;
}

export interface AuctionResult extends AuctionResultHead {
  readonly lots: readonly LotResult[];
}
