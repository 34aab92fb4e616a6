// Finds plates at a fixed price: one of them, or a page of those for sale. Plain SQL, so that each search reads the index meant for it.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { LISTINGS_COUNTED_MAX, type ListingView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { LISTING_COLUMNS, type ListingRow, toListingView } from './listing-row';
import type { ListingSearch } from './listing-search';
import { foundSql, narrowestOf, type NarrowWay, type SearchWay, type Statement, waysSql } from './search-sql';

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
    const found = await this.rows<{ id: number }>(foundSql(search, way, LISTINGS_COUNTED_MAX));
    const ids = found.slice(offset, offset + limit).map(({ id }) => id);
    return { items: await this.byIds(ids), total: found.length };
  }

  /** In the order of their ids here; one that is gone is left out. */
  async byIds(ids: readonly number[]): Promise<readonly ListingView[]> {
    if (ids.length === 0) return [];
    const rows = await this.rows<ListingRow>({
      sql: `SELECT ${LISTING_COLUMNS} FROM listings JOIN plates ON plates.id = listings.plate_id
        WHERE listings.id IN (${ids.map(() => '?').join(', ')})`,
      values: ids,
    });
    const byId = new Map(rows.map((row) => [row.id, toListingView(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
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
