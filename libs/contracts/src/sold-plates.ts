// Plates that were sold in auctions that have ended and been settled, and what they cost: `GET /sold-plates?…&page=&size=`, over all
// auctions, and `GET /sold-plates/figures?pattern=&colour=&by=`.
import type { PlatePattern } from '@haopai/rules';
import type { PlateView } from './lots';

/** A minus means falling; `newest` is what was sold last. */
export type SoldPlateSort = 'newest' | 'price' | '-price' | 'number';

export interface SoldPlateView {
  readonly lotId: number;
  readonly lotNo: number;
  readonly auction: { readonly id: number; readonly title: string };
  readonly plate: PlateView;
  readonly patterns: readonly PlatePattern[];
  readonly startPriceFen: number;
  readonly hammerPriceFen: number;
  /** `defaulted`: the winner did not pay, or was put out. It is listed, and in none of the figures. */
  readonly outcome: 'sold' | 'defaulted';
  /** The end of its auction. */
  readonly soldAtMs: number;
}

/** A Page of sold plates has a `total` of at most this, which then means: this many or more. Nobody pages beyond them. */
export const SOLD_PLATES_COUNTED_MAX = 1_000;

/** Of hammer prices but those of defaulters. */
export interface PriceFigures {
  readonly sold: number;
  readonly lowestFen: number;
  /** The middle one; of two, half way between them. */
  readonly medianFen: number;
  readonly highestFen: number;
}

export type PricePeriodLength = 'month' | 'year';

export interface PricePeriod extends PriceFigures {
  /** `2026-11` or `2026`, of Beijing's calendar. */
  readonly name: string;
}

export interface SoldPlateFigures {
  /** Over all years; null when none was sold. */
  readonly all: PriceFigures | null;
  /** The latest of those in which one was sold, the oldest first. */
  readonly periods: readonly PricePeriod[];
}
