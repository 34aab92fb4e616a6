// Makes pictures of reports. Pure: words and the ways to say a figure come from the page.
import type {
  AuctionTurnout,
  DefaultsReport,
  Month,
  PriceBand,
  PricesReport,
  SalesReport,
} from '@haopai/contracts';
import type { Picture } from './picture';

export interface Sayings {
  readonly say: (key: string) => string;
  readonly region: (code: string) => string;
  readonly auction: (title: string) => string;
  readonly band: (band: PriceBand) => string;
  readonly money: (fen: number) => string;
  /** Short, for a scale. */
  readonly shortMoney: (fen: number) => string;
  readonly count: (count: number) => string;
  readonly share: (share: number) => string;
}

/** Sums of each month, region upon region. */
export function salesPicture({ rows }: SalesReport, sayings: Sayings): Picture {
  const months = monthsBetween(rows.map(({ month }) => month));
  const regions = [...new Set(rows.map(({ region }) => region))].sort();
  const sumFen = (month: Month, region: string): number =>
    rows
      .filter((row) => row.month === month && row.region === region)
      .reduce((sum, row) => sum + row.sumFen, 0);
  return {
    categories: months,
    columns: regions.map((region) => ({
      name: sayings.region(region),
      values: months.map((month) => sumFen(month, region)),
    })),
    unit: sayings.say('reports.unit.yuan'),
    isStacked: true,
    line: null,
    say: { scale: sayings.shortMoney, column: sayings.money, line: sayings.count },
  };
}

export function pricesPicture({ bands }: PricesReport, sayings: Sayings): Picture {
  const { say, count } = sayings;
  return {
    categories: bands.map(sayings.band),
    columns: [
      { name: say('reports.way.auction'), values: bands.map(({ auctionSales }) => auctionSales) },
      { name: say('reports.way.listing'), values: bands.map(({ listingSales }) => listingSales) },
    ],
    unit: say('reports.unit.sales'),
    isStacked: false,
    line: null,
    say: { scale: count, column: count, line: count },
  };
}

/** The oldest on the left, as time goes. */
export function turnoutsPicture(newestFirst: readonly AuctionTurnout[], sayings: Sayings): Picture {
  const { say, count } = sayings;
  const turnouts = [...newestFirst].reverse();
  return {
    categories: turnouts.map(({ title }) => sayings.auction(title)),
    columns: [
      { name: say('reports.enrolments'), values: turnouts.map(({ enrolments }) => enrolments) },
      { name: say('reports.bidders'), values: turnouts.map(({ bidders }) => bidders) },
    ],
    unit: say('reports.unit.people'),
    isStacked: false,
    line: { name: say('reports.bidsPerLot'), values: turnouts.map(bidsPerLot) },
    say: { scale: count, column: count, line: count },
  };
}

export function defaultsPicture({ rows }: DefaultsReport, sayings: Sayings): Picture {
  const months = monthsBetween(rows.map(({ month }) => month));
  const of = (month: Month) => rows.find((row) => row.month === month) ?? { won: 0, defaulted: 0 };
  const { say, count, share } = sayings;
  return {
    categories: months,
    columns: [
      { name: say('reports.won'), values: months.map((month) => of(month).won) },
      { name: say('reports.defaulted'), values: months.map((month) => of(month).defaulted) },
    ],
    unit: say('reports.unit.lots'),
    isStacked: false,
    line: { name: say('reports.rate'), values: months.map((month) => rateOf(of(month))) },
    say: { scale: count, column: count, line: share },
  };
}

/** Null where nobody won anything. */
export function rateOf({
  won,
  defaulted,
}: {
  readonly won: number;
  readonly defaulted: number;
}): number | null {
  return won === 0 ? null : defaulted / won;
}

export function bidsPerLot({ bids, lots }: Pick<AuctionTurnout, 'bids' | 'lots'>): number | null {
  return lots === 0 ? null : bids / lots;
}

/** From the first to the last of them, those of which nothing is told too. */
export function monthsBetween(told: readonly Month[]): readonly Month[] {
  const [first, last] = [[...told].sort()[0], [...told].sort().at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: Month[] = [];
  for (let month = first; month <= last; month = after(month)) months.push(month);
  return months;
}

function after(month: Month): Month {
  const [year = 0, no = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, no)).toISOString().slice(0, 7);
}
