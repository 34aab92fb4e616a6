// Looks up sold plates and their figures. Plain SQL on MySQL 8.4 and MariaDB 11.8: each question reads an index and no table, within a time of its own.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView, PricePeriod, PricePeriodLength, SoldPlateView } from '@haopai/contracts';
import { PLATE_PATTERNS, platePatterns } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { isGivenUp, selectWithin } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { columnOf } from './gathering.store';
import type { SoldKind, SoldSearch } from './sold-search';

export type TooLong = RefusalError<'SERVER.BUSY'>;

export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

interface PlateRow extends Omit<SoldPlateView, 'auction' | 'plate' | 'patterns'> {
  readonly auctionId: number;
  readonly title: string;
  readonly number: string;
  readonly kind: PlateView['kind'];
  readonly colour: PlateView['colour'];
  readonly isPersonalised: number;
  readonly region: string;
}

/** MySQL gives sums as texts, too. */
type FiguresRow = Readonly<Record<Exclude<keyof PricePeriod, 'name'>, number | string>> & {
  readonly name: string;
};

const SECONDS_MAX = 3;
const TRY_AGAIN_AFTER_MS = 3_000;

const ORDER: Readonly<Record<SoldSearch['sort'], { readonly index: string; readonly by: string }>> = {
  newest: { index: 'by_time', by: 'sold_at_ms DESC, lot_id DESC' },
  price: { index: 'by_price', by: 'price_fen, lot_id' },
  '-price': { index: 'by_price', by: 'price_fen DESC, lot_id DESC' },
  number: { index: 'by_serial', by: 'serial, lot_id' },
};

const PERIOD: Readonly<Record<PricePeriodLength | 'ever', string>> = {
  month: 'sold_month',
  year: 'LEFT(sold_month, 4)',
  ever: `''`,
};

const PLATES = `
  SELECT sold.lot_id AS lotId, lots.lot_no AS lotNo, sold.auction_id AS auctionId, auctions.title,
    lots.plate_number AS number, lots.plate_kind AS kind, lots.plate_colour AS colour,
    lots.is_personalised AS isPersonalised, lots.region, lots.start_price_fen AS startPriceFen,
    sold.price_fen AS hammerPriceFen, sold.sold_at_ms AS soldAtMs,
    IF(COALESCE(won_lots.state, '') = 'defaulted', 'defaulted', 'sold') AS outcome
  FROM sold_plates sold JOIN lots ON lots.id = sold.lot_id JOIN auctions ON auctions.id = sold.auction_id
  LEFT JOIN won_lots ON won_lots.lot_id = sold.lot_id WHERE sold.lot_id IN (?)`;

/** The lots of the first `max`, in the order wanted. */
export function foundSql(search: SoldSearch, max: number): Statement {
  const { index, by } = ORDER[search.sort];
  const { sql, values } = conditionsOf(search);
  return {
    sql: `SELECT lot_id AS lotId FROM sold_plates FORCE INDEX (${index}) WHERE ${sql} ORDER BY ${by} LIMIT ?`,
    values: [...values, max],
  };
}

/** Of each period, the latest first. Who did not pay has paid no price. */
export function figuresSql(kind: SoldKind, by: PricePeriodLength | 'ever', max: number): Statement {
  const { sql, values } = kindOf(kind);
  return {
    sql: `SELECT span AS name, COUNT(*) AS sold, MIN(price_fen) AS lowestFen, MAX(price_fen) AS highestFen,
        ROUND(AVG(IF(nth IN (FLOOR((total + 1) / 2), FLOOR((total + 2) / 2)), price_fen, NULL))) AS medianFen
      FROM (
        SELECT span, price_fen, ROW_NUMBER() OVER (PARTITION BY span ORDER BY price_fen) AS nth,
          COUNT(*) OVER (PARTITION BY span) AS total
        FROM (
          SELECT ${PERIOD[by]} AS span, price_fen FROM sold_plates FORCE INDEX (by_month)
          WHERE ${sql} AND lot_id NOT IN (SELECT lot_id FROM won_lots WHERE state = 'defaulted')
        ) AS chosen
      ) AS ranked GROUP BY span ORDER BY span DESC LIMIT ?`,
    values: [...values, max],
  };
}

function kindOf({ pattern, colour }: SoldKind): Statement {
  const unwanted = pattern === 'none' ? PLATE_PATTERNS : [];
  return allOf([
    ...PLATE_PATTERNS.map((one) => [`${columnOf(one)} = ?`, one === pattern ? 1 : null] as const),
    ...unwanted.map((one) => [`${columnOf(one)} = ?`, 0] as const),
    ['colour = ?', colour],
  ]);
}

function conditionsOf(search: SoldSearch): Statement {
  const { contains, endsWith, without } = search;
  const kind = kindOf(search);
  const texts = allOf([
    ['serial LIKE ?', contains === null ? null : `%${contains.text}%`],
    ['serial LIKE ?', endsWith === null ? null : `%${endsWith.text}`],
    ...Array.from(without?.text ?? '', (character) => ['serial NOT LIKE ?', `%${character}%`] as const),
  ]);
  return { sql: `${kind.sql} AND ${texts.sql}`, values: [...kind.values, ...texts.values] };
}

function allOf(conditions: readonly (readonly [sql: string, value: string | number | null])[]): Statement {
  const given = conditions.flatMap(([sql, value]) => (value === null ? [] : [{ sql, value }]));
  return {
    sql: ['1 = 1', ...given.map(({ sql }) => sql)].join(' AND '),
    values: given.map(({ value }) => value),
  };
}

@Injectable()
export class SoldPlatesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async find(search: SoldSearch, max: number): Promise<readonly number[] | TooLong> {
    const rows = await this.select<{ lotId: number }>(foundSql(search, max));
    return rows instanceof RefusalError ? rows : rows.map(({ lotId }) => lotId);
  }

  /** In their order here. */
  async byLots(lotIds: readonly number[]): Promise<readonly SoldPlateView[]> {
    if (lotIds.length === 0) return [];
    const rows = await this.connection.query<PlateRow>(PLATES, {
      type: QueryTypes.SELECT,
      replacements: [[...lotIds]],
    });
    const byLot = new Map(rows.map((row) => [row.lotId, toView(row)]));
    return lotIds.flatMap((lotId) => byLot.get(lotId) ?? []);
  }

  /** The oldest first. */
  async figures(
    kind: SoldKind,
    by: PricePeriodLength | 'ever',
    max: number,
  ): Promise<readonly PricePeriod[] | TooLong> {
    const rows = await this.select<FiguresRow>(figuresSql(kind, by, max));
    if (rows instanceof RefusalError) return rows;
    return rows
      .map(({ name, sold, lowestFen, medianFen, highestFen }) => ({
        ...{ name, sold: Number(sold), lowestFen: Number(lowestFen) },
        ...{ medianFen: Number(medianFen), highestFen: Number(highestFen) },
      }))
      .reverse();
  }

  private async select<Row extends object>({ sql, values }: Statement): Promise<readonly Row[] | TooLong> {
    try {
      return await this.connection.query<Row>(selectWithin(SECONDS_MAX, sql), {
        type: QueryTypes.SELECT,
        replacements: [...values],
      });
    } catch (error) {
      if (!isGivenUp(error)) throw error;
      return new RefusalError('SERVER.BUSY', { retryAfterMs: TRY_AGAIN_AFTER_MS });
    }
  }
}

function toView(row: PlateRow): SoldPlateView {
  const { lotId, lotNo, auctionId, title, number, kind, colour, isPersonalised, region } = row;
  const { startPriceFen, hammerPriceFen, outcome, soldAtMs } = row;
  return {
    ...{ lotId, lotNo, auction: { id: auctionId, title } },
    plate: { number, kind, colour, isPersonalised: isPersonalised !== 0, region },
    patterns: platePatterns({ number }),
    ...{ startPriceFen, hammerPriceFen, outcome, soldAtMs },
  };
}
