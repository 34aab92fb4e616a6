// What the reports’ workbook says.
import type { SaleWay } from '@haopai/contracts';

type Sheet = 'sales' | 'prices' | 'turnouts' | 'defaults';
export type ReportColumn =
  | 'month'
  | 'region'
  | 'way'
  | 'sales'
  | 'sum'
  | 'from'
  | 'below'
  | 'auctionSales'
  | 'listingSales'
  | 'auction'
  | 'endedAt'
  | 'lots'
  | 'enrolments'
  | 'bidders'
  | 'bids'
  | 'won'
  | 'unsold'
  | 'withdrawn'
  | 'unsoldRate'
  | 'start'
  | 'hammer'
  | 'premium'
  | 'due'
  | 'defaulted'
  | 'defaultedSum'
  | 'rate';

export interface ReportsWords {
  readonly file: string;
  readonly sheets: Readonly<Record<Sheet, string>>;
  readonly columns: Readonly<Record<ReportColumn, string>>;
  readonly ways: Readonly<Record<SaleWay, string>>;
}
