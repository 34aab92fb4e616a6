// Puts the reports of a period into sheets. Pure.
import {
  type AuctionTurnout,
  type DefaultsReport,
  premiumOf,
  type PricesReport,
  type SalesReport,
  unsoldRateOf,
} from '@haopai/contracts';
import type { SheetColumn, Workbook, WorkbookSheet } from '../settlement';
import type { ReportColumn, ReportsWords } from '../../texts';

export interface Reports {
  readonly sales: SalesReport;
  readonly prices: PricesReport;
  readonly turnouts: readonly AuctionTurnout[];
  readonly defaults: DefaultsReport;
  /** By code. */
  readonly regions: ReadonlyMap<string, string>;
}

const WIDTH = 18;

export function composeReports(reports: Reports, words: ReportsWords): Workbook {
  return {
    kind: 'workbook',
    sheets: [
      salesSheet(reports, words),
      pricesSheet(reports, words),
      turnoutsSheet(reports, words),
      defaultsSheet(reports, words),
    ],
  };
}

function salesSheet({ sales, regions }: Reports, words: ReportsWords): WorkbookSheet {
  return {
    name: words.sheets.sales,
    columns: columnsOf(words, { month: 'text', region: 'text', way: 'text', sales: 'count', sum: 'money' }),
    rows: sales.rows.map((row) => [
      ...[row.month, regions.get(row.region) ?? row.region, words.ways[row.way], row.sales, row.sumFen],
    ]),
  };
}

function pricesSheet({ prices }: Reports, words: ReportsWords): WorkbookSheet {
  return {
    name: words.sheets.prices,
    columns: columnsOf(words, {
      ...{ from: 'money', below: 'money', auctionSales: 'count', listingSales: 'count' },
    }),
    rows: prices.bands.map(({ fromFen, belowFen, auctionSales, listingSales }) => [
      ...[fromFen, belowFen, auctionSales, listingSales],
    ]),
  };
}

function turnoutsSheet({ turnouts }: Reports, words: ReportsWords): WorkbookSheet {
  return {
    name: words.sheets.turnouts,
    columns: columnsOf(words, {
      ...{ auction: 'text', endedAt: 'time', lots: 'count', enrolments: 'count', bidders: 'count' },
      ...{ bids: 'count', won: 'count', unsold: 'count', withdrawn: 'count', unsoldRate: 'share' },
      ...{ start: 'money', hammer: 'money', premium: 'share', defaulted: 'count', rate: 'share' },
    }),
    rows: turnouts.map((turnout) => [
      ...[turnout.title, turnout.endedAtMs, turnout.lots, turnout.enrolments, turnout.bidders],
      ...[
        turnout.bids,
        turnout.won,
        turnout.unsold ?? null,
        turnout.withdrawn ?? null,
        unsoldRateOf(turnout),
      ],
      ...[turnout.startFen ?? null, turnout.hammerFen ?? null, premiumOf(turnout)],
      ...[turnout.defaulted, rateOf(turnout)],
    ]),
  };
}

function defaultsSheet({ defaults }: Reports, words: ReportsWords): WorkbookSheet {
  return {
    name: words.sheets.defaults,
    columns: columnsOf(words, {
      ...{
        month: 'text',
        won: 'count',
        due: 'count',
        defaulted: 'count',
        defaultedSum: 'money',
        rate: 'share',
      },
    }),
    rows: defaults.rows.map((row) => [
      ...[row.month, row.won, row.due, row.defaulted, row.defaultedFen, rateOf(row)],
    ]),
  };
}

/** Null where nobody won anything. */
function rateOf({ won, defaulted }: { readonly won: number; readonly defaulted: number }): number | null {
  return won === 0 ? null : defaulted / won;
}

function columnsOf(
  { columns }: ReportsWords,
  kinds: Partial<Record<ReportColumn, SheetColumn['kind']>>,
): readonly SheetColumn[] {
  return Object.entries(kinds).map(([name, kind]) => ({
    title: columns[name as ReportColumn],
    kind,
    width: WIDTH,
  }));
}
