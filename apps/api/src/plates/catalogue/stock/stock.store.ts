// Changes of the stock: many plates at once, each with its place among what is for sale.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView } from '@haopai/contracts';
import { platePatterns } from '@haopai/rules';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';
import { ListingNewsStore } from '../listing-news.store';
import { ShelvesStore } from '../shelves.store';
import { STOCK_COLUMNS, STOCK_TABLES, type StockPlate, type StockRow, toStockPlate } from './stock-row';

export interface NewPlate {
  readonly plate: PlateView;
  /** Null: into the stock and not for sale. */
  readonly priceFen: number | null;
}

type Value = string | number | boolean | null;

@Injectable()
export class StockStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly shelves: ShelvesStore,
    private readonly news: ListingNewsStore,
  ) {}

  /** Nobody else changes them, or buys them, until the transaction ends. In the order of their ids. */
  async lock(transaction: Transaction, ids: readonly number[]): Promise<readonly StockPlate[]> {
    if (ids.length === 0) return [];
    // The listings first, as whoever buys one does.
    await this.connection.query('SELECT id FROM listings WHERE plate_id IN (?) ORDER BY id FOR UPDATE', {
      type: QueryTypes.SELECT,
      replacements: [[...ids]],
      transaction,
    });
    const rows = await this.connection.query<StockRow>(
      `SELECT ${STOCK_COLUMNS} FROM ${STOCK_TABLES} WHERE plates.id IN (?) ORDER BY plates.id FOR UPDATE`,
      { type: QueryTypes.SELECT, replacements: [[...ids]], transaction },
    );
    return rows.map(toStockPlate);
  }

  /** Null when somebody has just put one of them in. Those with a price are for sale at once. */
  async add(transaction: Transaction, plates: readonly NewPlate[]): Promise<readonly StockPlate[] | null> {
    try {
      await this.insert(
        transaction,
        'plates (number, kind, colour, is_personalised, region)',
        plates.map(({ plate: { number, kind, colour, isPersonalised, region } }) => [
          ...[number, kind, colour],
          ...[isPersonalised, region],
        ]),
      );
    } catch (error) {
      if (error instanceof UniqueConstraintError) return null;
      throw error;
    }
    const ids = await this.idsOf(transaction, plates);
    const prices = new Map(plates.map(({ plate, priceFen }) => [plate.number, priceFen]));
    const added = await this.lock(transaction, ids);
    const priced = added.flatMap((plate) => {
      const priceFen = prices.get(plate.plate.number) ?? null;
      return priceFen === null ? [] : [{ plate, priceFen }];
    });
    await this.offer(transaction, priced);
    return this.lock(transaction, ids);
  }

  /** For sale, on its shelves, at this price. Locked before; for sale already or not. */
  async offer(
    transaction: Transaction,
    offers: readonly { readonly plate: StockPlate; readonly priceFen: number }[],
  ): Promise<void> {
    if (offers.length === 0) return;
    const rows = offers.map(({ plate: { id, plate }, priceFen }) => {
      const patterns = platePatterns(plate);
      const shows = (['aaa', 'abc', 'abab'] as const).map((pattern) => patterns.includes(pattern));
      return [id, priceFen, 'forSale', ...shows];
    });
    await this.connection.query(
      `INSERT INTO listings (plate_id, price_fen, state, is_aaa, is_abc, is_abab) VALUES ${marks(rows)}
       ON DUPLICATE KEY UPDATE price_fen = VALUES(price_fen), state = VALUES(state)`,
      { type: QueryTypes.RAW, replacements: rows, transaction },
    );
    const offered = await this.lock(
      transaction,
      offers.map(({ plate }) => plate.id),
    );
    await this.reshelve(transaction, offered);
    const before = offers.map(({ plate }) => plate);
    await this.tellOffered(transaction, before, offered);
  }

  async withdraw(transaction: Transaction, plates: readonly StockPlate[]): Promise<void> {
    const listingIds = listingsOf(plates);
    await this.run(
      transaction,
      `UPDATE listings SET state = 'withdrawn', order_id = NULL, citizen_id = NULL, vin = NULL WHERE id IN (?)`,
      [listingIds],
    );
    await this.shelves.clear(transaction, listingIds);
  }

  /** What is said of a plate; when it is for sale it moves to the shelves that fit. */
  async describe(
    transaction: Transaction,
    { id }: StockPlate,
    { colour, isPersonalised, region }: Pick<PlateView, 'colour' | 'isPersonalised' | 'region'>,
  ): Promise<void> {
    await this.run(
      transaction,
      'UPDATE plates SET colour = ?, is_personalised = ?, region = ? WHERE id = ?',
      [colour, isPersonalised, region, id],
    );
    await this.reshelve(transaction, await this.lock(transaction, [id]));
  }

  /** Never listed, and whatever speaks of them forgotten before. */
  async remove(transaction: Transaction, plates: readonly StockPlate[]): Promise<void> {
    await this.run(transaction, 'DELETE FROM plates WHERE id IN (?)', [plates.map(({ id }) => id)]);
  }

  async raiseVersions(transaction: Transaction, ids: readonly number[]): Promise<void> {
    await this.run(transaction, 'UPDATE plates SET version = version + 1 WHERE id IN (?)', [ids]);
  }

  /** New to whoever looks for such a plate; to who watches it, back again. A new price is no news. */
  private async tellOffered(
    transaction: Transaction,
    before: readonly StockPlate[],
    after: readonly StockPlate[],
  ): Promise<void> {
    const wereOff = before.filter(({ state }) => state !== 'forSale');
    const ids = new Set(wereOff.map(({ id }) => id));
    await this.news.offered(transaction, listingsOf(after.filter(({ id }) => ids.has(id))));
    await this.news.freed(transaction, listingsOf(wereOff), null);
  }

  private async reshelve(transaction: Transaction, plates: readonly StockPlate[]): Promise<void> {
    await this.shelves.clear(transaction, listingsOf(plates));
    const standing = plates.flatMap(({ listingId, plate, priceFen, state }) =>
      state === 'forSale' && listingId !== null && priceFen !== null
        ? [{ id: listingId, plate, priceFen }]
        : [],
    );
    await this.shelves.put(transaction, standing);
  }

  private async idsOf(transaction: Transaction, plates: readonly NewPlate[]): Promise<readonly number[]> {
    const rows = await this.connection.query<{ id: number }>('SELECT id FROM plates WHERE number IN (?)', {
      type: QueryTypes.SELECT,
      replacements: [plates.map(({ plate }) => plate.number)],
      transaction,
    });
    return rows.map(({ id }) => id);
  }

  private insert(
    transaction: Transaction,
    table: string,
    rows: readonly (readonly Value[])[],
  ): Promise<unknown> {
    return this.run(transaction, `INSERT INTO ${table} VALUES ${marks(rows)}`, rows);
  }

  private run(
    transaction: Transaction,
    sql: string,
    replacements: readonly (Value | readonly Value[])[],
  ): Promise<unknown> {
    return this.connection.query(sql, {
      type: QueryTypes.RAW,
      replacements: replacements.map((one) => (Array.isArray(one) ? [...(one as Value[])] : one)),
      transaction,
    });
  }
}

function marks(rows: readonly unknown[]): string {
  return rows.map(() => '(?)').join();
}

function listingsOf(plates: readonly StockPlate[]): readonly number[] {
  return plates.flatMap(({ listingId }) => listingId ?? []);
}
