// The back office's reports: what was sold where and at which price, who took part, and who did not pay, within a span of time.

export type SaleWay = 'auction' | 'listing';

/** A month of Beijing's calendar: `2026-11`. */
export type Month = string;

/** `GET /admin/reports/sales?fromMs=&toMs=`. Nothing is told of months and regions without a sale. */
export interface SalesReport extends ReportPeriod {
  /** By month, then by region. */
  readonly rows: readonly SalesRow[];
}

export interface ReportPeriod {
  readonly fromMs: number;
  /** Not within. */
  readonly toMs: number;
}

/** Sales that stand: neither a lot whose winner did not pay, nor an order that was refunded. */
export interface SalesRow {
  /** Auctions count in the month in which they ended, orders in that in which they were paid. */
  readonly month: Month;
  readonly region: string;
  readonly way: SaleWay;
  readonly sales: number;
  readonly sumFen: number;
}

/** `GET /admin/reports/prices?fromMs=&toMs=`: of the same sales, every band, from the lowest on. */
export interface PricesReport extends ReportPeriod {
  readonly bands: readonly PriceBand[];
}

export interface PriceBand {
  readonly fromFen: number;
  /** Not within; null for the highest. */
  readonly belowFen: number | null;
  readonly auctionSales: number;
  readonly listingSales: number;
}

/** `GET /admin/reports/turnouts?fromMs=&toMs=&page=&size=`: auctions that ended in the period, the newest first. */
export interface AuctionTurnout {
  readonly auctionId: number;
  readonly title: string;
  readonly endedAtMs: number;
  readonly lots: number;
  /** Paid ones. */
  readonly enrolments: number;
  /** Enrolments with at least one accepted bid. */
  readonly bidders: number;
  /** Accepted ones, on all lots together. */
  readonly bids: number;
  /** Lots that somebody won, `defaulted` among them. */
  readonly won: number;
  readonly defaulted: number;
  /** The release before told none of these. Lots that nobody bid for. */
  readonly unsold?: number;
  readonly withdrawn?: number;
  /** Of sales that stand: what their lots began at, and what they came to. */
  readonly startFen?: number;
  readonly hammerFen?: number;
}

/** `GET /admin/reports/defaults?fromMs=&toMs=`. */
export interface DefaultsReport extends ReportPeriod {
  readonly rows: readonly DefaultsRow[];
}

/** Of the auctions that ended in the month. */
export interface DefaultsRow {
  readonly month: Month;
  readonly won: number;
  /** Balances that wait for money still: the rate may rise. */
  readonly due: number;
  readonly defaulted: number;
  /** Hammer prices of the defaulted ones. */
  readonly defaultedFen: number;
}

/** The longest period of a report: three years. */
export const REPORT_DAYS_MAX = 1_096;

/** Lots that nobody bid for among those that were offered to the end; null where none was, or it is not told. */
export function unsoldRateOf({ lots, withdrawn = 0, unsold }: AuctionTurnout): number | null {
  const offered = lots - withdrawn;
  return unsold === undefined || offered <= 0 ? null : unsold / offered;
}

/** What sales came to above their start prices, as a part of these; null where nothing was sold, or it is not told. */
export function premiumOf({ startFen = 0, hammerFen = 0 }: AuctionTurnout): number | null {
  return startFen === 0 ? null : hammerFen / startFen - 1;
}
