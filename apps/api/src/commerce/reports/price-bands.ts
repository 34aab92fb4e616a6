// The bands in which prices are counted. Pure.
import type { PriceBand, SaleWay } from '@haopai/contracts';

/** Where each band begins, in fen; the last has no end. */
export const PRICE_BANDS_FEN: readonly number[] = [
  0, 1_000_000, 3_000_000, 5_000_000, 6_000_000, 8_000_000, 10_000_000, 20_000_000, 50_000_000,
];

export interface BandCount {
  readonly way: SaleWay;
  /** In the order of the bands, from 0. */
  readonly band: number;
  readonly sales: number;
}

/** Every band, those without a sale too. */
export function fillBands(counts: readonly BandCount[]): readonly PriceBand[] {
  const salesOf = (way: SaleWay, band: number): number =>
    counts.find((count) => count.way === way && count.band === band)?.sales ?? 0;
  return PRICE_BANDS_FEN.map((fromFen, band) => ({
    fromFen,
    belowFen: PRICE_BANDS_FEN[band + 1] ?? null,
    auctionSales: salesOf('auction', band),
    listingSales: salesOf('listing', band),
  }));
}
