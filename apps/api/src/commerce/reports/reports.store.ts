// Sums for reports. Reads only, without a lock, each question within a time of its own and by an index on its period.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { DefaultsRow, ReportPeriod, SalesRow, SaleWay } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { isGivenUp, selectWithin } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { type BandCount, PRICE_BANDS_FEN } from './price-bands';

export const REPORT_SECONDS_MAX = 5;

export type TooLong = RefusalError<'REPORT.TAKES_TOO_LONG'>;

/** MySQL gives sums as texts, too. */
type Row = Readonly<Record<string, number | string | null>>;

/** Beijing's, without the tables of time zones that a server may lack. */
const monthOf = (atMs: string): string =>
  `DATE_FORMAT(TIMESTAMPADD(SECOND, (${atMs} + 28800000) DIV 1000, '1970-01-01'), '%Y-%m')`;
const bandOf = (priceFen: string): string => `INTERVAL(${priceFen}, ${PRICE_BANDS_FEN.slice(1).join(', ')})`;

const WON = `FROM auctions JOIN lots ON lots.auction_id = auctions.id JOIN won_lots ON won_lots.lot_id = lots.id
  WHERE auctions.ended_at_ms >= :fromMs AND auctions.ended_at_ms < :toMs`;

/** As SQL: where sales are found, when each was, for how much, and in which region. */
type Sold = Readonly<Record<'found' | 'atMs' | 'fen' | 'region', string>>;

const WAYS: readonly SaleWay[] = ['auction', 'listing'];
export const SOLD: Readonly<Record<SaleWay, Sold>> = {
  auction: {
    found: `${WON} AND won_lots.state NOT IN ('defaulted', 'returned')`,
    atMs: 'auctions.ended_at_ms',
    fen: 'won_lots.hammer_fen',
    region: 'lots.region',
  },
  listing: {
    found: `FROM orders JOIN listings ON listings.id = orders.subject_id JOIN plates ON plates.id = listings.plate_id
      WHERE orders.kind = 'listing' AND orders.state = 'paid'
        AND orders.paid_at_ms >= :fromMs AND orders.paid_at_ms < :toMs`,
    atMs: 'orders.paid_at_ms',
    fen: 'orders.amount_fen',
    region: 'plates.region',
  },
};

@Injectable()
export class ReportsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** By month, region and way. */
  async sales(period: ReportPeriod): Promise<readonly SalesRow[] | TooLong> {
    const rows = await this.ofBothWays(
      period,
      ({ atMs, region, fen }) =>
        `${monthOf(atMs)} AS month, ${region} AS region, COUNT(*) AS sales, SUM(${fen}) AS sumFen`,
      ({ region }) => `month, ${region}`,
    );
    if (rows instanceof RefusalError) return rows;
    const place = ({ month, region, way }: SalesRow): string => `${month} ${region} ${way}`;
    return rows
      .map(({ way, row }) => ({
        ...{ way, month: String(row['month']), region: String(row['region']) },
        ...{ sales: Number(row['sales']), sumFen: Number(row['sumFen']) },
      }))
      .sort((one, other) => (place(one) < place(other) ? -1 : 1));
  }

  /** Those that hold something. */
  async bands(period: ReportPeriod): Promise<readonly BandCount[] | TooLong> {
    const rows = await this.ofBothWays(
      period,
      ({ fen }) => `${bandOf(fen)} AS band, COUNT(*) AS sales`,
      () => 'band',
    );
    if (rows instanceof RefusalError) return rows;
    return rows.map(({ way, row }) => ({ way, band: Number(row['band']), sales: Number(row['sales']) }));
  }

  async defaults(period: ReportPeriod): Promise<readonly DefaultsRow[] | TooLong> {
    const rows = await this.select(
      `SELECT ${monthOf('auctions.ended_at_ms')} AS month, COUNT(*) AS won, SUM(won_lots.state = 'due') AS due,
         SUM(won_lots.state = 'defaulted') AS defaulted,
         SUM(IF(won_lots.state = 'defaulted', won_lots.hammer_fen, 0)) AS defaultedFen
       ${WON} GROUP BY month ORDER BY month`,
      period,
    );
    if (rows instanceof RefusalError) return rows;
    return rows.map((row) => ({
      ...{ month: String(row['month']), won: Number(row['won']), due: Number(row['due']) },
      ...{ defaulted: Number(row['defaulted']), defaultedFen: Number(row['defaultedFen']) },
    }));
  }

  private async ofBothWays(
    period: ReportPeriod,
    columns: (sold: Sold) => string,
    grouped: (sold: Sold) => string,
  ): Promise<readonly { readonly way: SaleWay; readonly row: Row }[] | TooLong> {
    const both: { readonly way: SaleWay; readonly row: Row }[] = [];
    for (const way of WAYS) {
      const sold = SOLD[way];
      const rows = await this.select(
        `SELECT ${columns(sold)} ${sold.found} GROUP BY ${grouped(sold)}`,
        period,
      );
      if (rows instanceof RefusalError) return rows;
      both.push(...rows.map((row) => ({ way, row })));
    }
    return both;
  }

  private async select(sql: string, replacements: ReportPeriod): Promise<readonly Row[] | TooLong> {
    try {
      return await this.connection.query<Row>(selectWithin(REPORT_SECONDS_MAX, sql), {
        type: QueryTypes.SELECT,
        replacements: { ...replacements },
      });
    } catch (error) {
      if (!isGivenUp(error)) throw error;
      return new RefusalError('REPORT.TAKES_TOO_LONG', { secondsMax: REPORT_SECONDS_MAX });
    }
  }
}
