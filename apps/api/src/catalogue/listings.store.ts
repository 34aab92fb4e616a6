// Finds plates at a fixed price: one of them, or a page of those for sale. Plain SQL, so that each search reads the index meant for it.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { LISTINGS_COUNTED_MAX, type ListingView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { LISTING_COLUMNS, type ListingRow, toListingView } from './listing-row';
import type { ListingSearch } from './listing-search';
import {
  narrowestOf,
  type NarrowWay,
  pageSql,
  type SearchWay,
  type Statement,
  totalSql,
  waysSql,
} from './search-sql';

@Injectable()
export class ListingsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async byId(id: number): Promise<ListingView | null> {
    const [row] = await this.rows<ListingRow>({
      sql: `SELECT ${LISTING_COLUMNS} FROM listings JOIN plates ON plates.id = listings.plate_id WHERE listings.id = ?`,
      values: [id],
    });
    return row === undefined ? null : toListingView(row);
  }

  /** In the order wanted, counted to LISTINGS_COUNTED_MAX. */
  async page(
    search: ListingSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly items: readonly ListingView[]; readonly total: number }> {
    const way = await this.wayFor(search);
    const [rows, [count]] = await Promise.all([
      this.rows<ListingRow>(pageSql(search, way, limit, offset)),
      this.rows<{ total: number }>(totalSql(search, way, LISTINGS_COUNTED_MAX)),
    ]);
    return { items: rows.map(toListingView), total: Math.min(count?.total ?? 0, LISTINGS_COUNTED_MAX) };
  }

  private async wayFor(search: ListingSearch): Promise<SearchWay> {
    const statement = waysSql(search);
    if (statement === null) return 'shelf';
    const [counts] = await this.rows<Partial<Record<NarrowWay, number>>>(statement);
    return narrowestOf(counts ?? {});
  }

  private rows<Row extends object>({ sql, values }: Statement): Promise<readonly Row[]> {
    return this.connection.query<Row>(sql, { type: QueryTypes.SELECT, replacements: [...values] });
  }
}
