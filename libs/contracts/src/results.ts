// What ended auctions came to: `GET /results`, `GET /results/:auctionId?sort=&order=`, `GET /results/:auctionId/csv?lang=`.
import type { AuctionView } from './auctions';
import type { PlateView } from './lots';

export type ResultSort = 'lotNo' | 'plate' | 'startPriceFen' | 'hammerPriceFen' | 'bidCount' | 'endedAtMs';

export interface AuctionResultHead {
  readonly auction: AuctionView;
  readonly sold: number;
  readonly unsold: number;
  readonly withdrawn: number;
  readonly totalFen: number;
}

export interface LotResult {
  readonly lotId: number;
  readonly lotNo: number;
  readonly plate: PlateView;
  readonly region: string;
  readonly outcome: 'sold' | 'unsold' | 'withdrawn';
  readonly startPriceFen: number;
  /** Null unless sold. */
  readonly hammerPriceFen: number | null;
  readonly paddleNo: number | null;
  readonly bidCount: number;
  readonly endedAtMs: number;
  /** Of a lot that was withdrawn. */
  readonly reason: string | null;
}

export interface AuctionResult extends AuctionResultHead {
  readonly lots: readonly LotResult[];
}
