// The shelves on which what is for sale stands, and the tails by which it is found: many listings at once.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { plateSerial, plateShelves, plateTails } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { PlateView } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';

export interface Shelved {
  readonly id: number;
  readonly plate: PlateView;
  readonly priceFen: number;
}

@Injectable()
export class ShelvesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** None of them stands there yet. */
  async put(transaction: Transaction, listings: readonly Shelved[]): Promise<void> {
    const shelves = listings.flatMap(({ id, plate, priceFen }) =>
      plateShelves(plate).map((shelf) => [shelf, id, priceFen, plateSerial(plate)]),
    );
    const tails = listings.flatMap(({ id, plate }) => plateTails(plate).map((tail) => [tail, id]));
    await this.add(transaction, 'listing_shelves (shelf, listing_id, price_fen, serial)', shelves);
    await this.add(transaction, 'listing_tails (tail, listing_id)', tails);
  }

  async clear(transaction: Transaction, listingIds: readonly number[]): Promise<void> {
    if (listingIds.length === 0) return;
    for (const table of ['listing_shelves', 'listing_tails'])
      await this.connection.query(`DELETE FROM ${table} WHERE listing_id IN (?)`, {
        type: QueryTypes.RAW,
        replacements: [[...listingIds]],
        transaction,
      });
  }

  private async add(
    transaction: Transaction,
    table: string,
    rows: readonly (readonly (string | number)[])[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await this.connection.query(`INSERT INTO ${table} VALUES ${rows.map(() => '(?)').join()}`, {
      type: QueryTypes.RAW,
      replacements: rows.map((row) => [...row]),
      transaction,
    });
  }
}
