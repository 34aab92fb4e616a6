// Finds plates of the stock, a page at a time or one.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { StockPlaceKind, StockSort, StockState } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { IS_IN_PLACE } from './plate-places.store';
import { STOCK_COLUMNS, STOCK_TABLES, type StockPlate, type StockRow, toStockPlate } from './stock-row';

export interface StockSearch {
  /** Characters after the prefix. */
  readonly contains: string | null;
  readonly state: StockState | null;
  readonly place: StockPlaceKind | null;
  readonly region: string | null;
  readonly priceFromFen: number | null;
  readonly priceToFen: number | null;
  readonly sort: StockSort;
}

const ORDER: Readonly<Record<StockSort, string>> = {
  newest: 'plates.id DESC',
  number: 'plates.number',
  price: 'listings.price_fen, plates.id',
  '-price': 'listings.price_fen DESC, plates.id DESC',
};

type Condition = readonly [sql: string, value: string | number | null];

@Injectable()
export class FindStockStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async byId(id: number): Promise<StockPlate | null> {
    const [row] = await this.connection.query<StockRow>(
      `SELECT ${STOCK_COLUMNS} FROM ${STOCK_TABLES} WHERE plates.id = ?`,
      { type: QueryTypes.SELECT, replacements: [id] },
    );
    return row === undefined ? null : toStockPlate(row);
  }

  async page(
    search: StockSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly items: readonly StockPlate[]; readonly total: number }> {
    const { sql, values } = conditionsOf(search);
    const [rows, [count]] = await Promise.all([
      this.connection.query<StockRow>(
        `SELECT ${STOCK_COLUMNS} FROM ${STOCK_TABLES}${sql} ORDER BY ${ORDER[search.sort]} LIMIT ? OFFSET ?`,
        { type: QueryTypes.SELECT, replacements: [...values, limit, offset] },
      ),
      this.connection.query<{ total: number }>(`SELECT COUNT(*) AS total FROM ${STOCK_TABLES}${sql}`, {
        type: QueryTypes.SELECT,
        replacements: [...values],
      }),
    ]);
    return { items: rows.map(toStockPlate), total: Number(count?.total ?? 0) };
  }
}

function conditionsOf(search: StockSearch): {
  readonly sql: string;
  readonly values: readonly (string | number)[];
} {
  const { contains, state, place, region, priceFromFen, priceToFen } = search;
  const conditions: readonly Condition[] = [
    // Behind the prefix, which has no such characters but its letter.
    ['SUBSTRING(plates.number, 3) LIKE ?', contains === null ? null : `%${contains}%`],
    [`COALESCE(listings.state, 'unlisted') = ?`, state],
    ['plates.region = ?', region],
    [IS_IN_PLACE, place],
    ['listings.price_fen >= ?', priceFromFen],
    ['listings.price_fen <= ?', priceToFen],
  ];
  const given = conditions.flatMap(([sql, value]) => (value === null ? [] : [{ sql, value }]));
  return {
    sql: given.length === 0 ? '' : ` WHERE ${given.map(({ sql }) => sql).join(' AND ')}`,
    values: given.map(({ value }) => value),
  };
}
