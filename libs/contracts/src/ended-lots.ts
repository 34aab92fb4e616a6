// Lots of an ended auction as staff follow them: how each ended, who won it, and where its plate is now.
import type { PlateView } from './lots';
import type { LotResult, NextBidderResult } from './results';
import type { WinnerState } from './settlement';

/**
 * `winner`: with whoever won it, paid or not; `soldLater`, `inAuction`: in another auction; `sold`, `held`, `forSale`: at a fixed price; `stock`:
 * there and not for sale; `nowhere`: in no list of plates, until somebody takes it into one.
 */
export const PLATE_PLACES = [
  'winner',
  'soldLater',
  'inAuction',
  'reserved',
  'sold',
  'held',
  'forSale',
  'stock',
  'nowhere',
] as const;
export type PlatePlace = (typeof PLATE_PLACES)[number];

export const LOT_OUTCOMES: readonly LotResult['outcome'][] = ['sold', 'unsold', 'withdrawn', 'defaulted'];

/** Money in fen. */
export interface EndedLotView {
  readonly lotId: number;
  readonly lotNo: number;
  readonly plate: PlateView;
  readonly startPriceFen: number;
  readonly outcome: LotResult['outcome'];
  /** Null when nobody won it. */
  readonly hammerPriceFen: number | null;
  readonly bidCount: number;
  readonly paddleNo: number | null;
  /** Named in full for those who may read citizens' files; also who defaulted. */
  readonly winner: { readonly citizenId: number; readonly name: string } | null;
  /** Null until the auction is settled, and where nobody won. */
  readonly payment: WinnerState | null;
  /** Of the balance; null where the deposit has paid for all. */
  readonly orderNo: string | null;
  /** When the winner has fetched the plate; null until then, missing from a server of the release before. */
  readonly collectedAtMs?: number | null;
  /** Of a withdrawal. */
  readonly reason: string | null;
  readonly place: PlatePlace;
  /** The other auction, with `inAuction` and `soldLater`. */
  readonly placeAuction: { readonly auctionId: number; readonly title: string } | null;
  /** In the stock; null when it is not there. */
  readonly plateId: number | null;
  /** Null where nothing was offered; missing from a server of the release before. */
  readonly nextBidder?: NextBidderResult | null;
}

/** `POST /admin/auctions/:id/ended-lots/:lotId/next-bidder`. */
export interface NextBidderOffer {
  readonly paddleNo: number;
  /** Their own last bid. */
  readonly amountFen: number;
  readonly dueAtMs: number;
}

/** `POST /admin/stock/plates/from-lots`: plates that nobody won go into the stock; those that are there are passed over. */
export interface ReturnPlatesBody {
  readonly auctionId: number;
  readonly lotIds: readonly number[];
}
