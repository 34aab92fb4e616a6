// Changes to whom a listing belongs, each together with the shelves on which only what is for sale stands.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/lot-mysql';
import { plateSerial, plateShelves, plateTails } from '@haopai/rules';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { ListingView } from '@haopai/contracts';
import type { Transaction } from '../database';
import { LISTING_COLUMNS, type ListingRow, toListingView } from './listing-row';

/** Whose a listing is while it is held or sold. */
export interface Holder {
  readonly orderId: number;
  readonly citizenId: number;
  /** Of the car that the plate is for. */
  readonly vin: string;
}

export interface LockedListing {
  readonly listing: ListingView;
  /** Null while it is for sale or withdrawn. */
  readonly orderId: number | null;
  readonly citizenId: number | null;
  /** The database's clock. */
  readonly nowMs: number;
}

type LockedRow = ListingRow & Omit<LockedListing, 'listing'>;
type Value = string | number | null;

@Injectable()
export class ListingHoldsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Nobody else changes it until the transaction ends. */
  async lock(transaction: Transaction, listingId: number): Promise<LockedListing | null> {
    const rows = await this.connection.query<LockedRow>(
      `SELECT ${LISTING_COLUMNS}, listings.order_id AS orderId, listings.citizen_id AS citizenId,
         ${SERVER_NOW_MS} AS nowMs
       FROM listings JOIN plates ON plates.id = listings.plate_id WHERE listings.id = ? FOR UPDATE`,
      { type: QueryTypes.SELECT, replacements: [listingId], transaction },
    );
    const [row] = rows;
    if (row === undefined) return null;
    const { orderId, citizenId, nowMs } = row;
    return { listing: toListingView(row), orderId, citizenId, nowMs };
  }

  async isVinHeld(transaction: Transaction, vin: string): Promise<boolean> {
    const rows = await this.connection.query('SELECT id FROM listings WHERE vin = ?', {
      type: QueryTypes.SELECT,
      replacements: [vin],
      transaction,
    });
    return rows.length > 0;
  }

  /** False when another order of the same instant holds a plate for the same car. Locked before, and for sale. */
  async hold(transaction: Transaction, listingId: number, holder: Holder): Promise<boolean> {
    const { orderId, citizenId, vin } = holder;
    try {
      await this.write(
        transaction,
        `UPDATE listings SET state = 'held', order_id = ?, citizen_id = ?, vin = ? WHERE id = ?`,
        [orderId, citizenId, vin, listingId],
      );
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
    await this.write(transaction, 'DELETE FROM listing_shelves WHERE listing_id = ?', [listingId]);
    await this.write(transaction, 'DELETE FROM listing_tails WHERE listing_id = ?', [listingId]);
    return true;
  }

  /** Its order stays beside it; the car's plate is noted elsewhere from now on. */
  async sell(transaction: Transaction, listingId: number): Promise<void> {
    await this.write(transaction, `UPDATE listings SET state = 'sold', vin = NULL WHERE id = ?`, [listingId]);
  }

  /** For sale again, on its shelves. */
  async free(transaction: Transaction, { id, plate, priceFen }: ListingView): Promise<void> {
    await this.write(
      transaction,
      `UPDATE listings SET state = 'forSale', order_id = NULL, citizen_id = NULL, vin = NULL WHERE id = ?`,
      [id],
    );
    const serial = plateSerial(plate);
    const shelves = plateShelves(plate).map((shelf) => [shelf, id, priceFen, serial]);
    await this.add(transaction, 'listing_shelves (shelf, listing_id, price_fen, serial)', shelves);
    await this.add(
      transaction,
      'listing_tails (tail, listing_id)',
      plateTails(plate).map((tail) => [tail, id]),
    );
  }

  private async add(transaction: Transaction, table: string, rows: readonly Value[][]): Promise<void> {
    const marks = rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ');
    await this.write(transaction, `INSERT INTO ${table} VALUES ${marks}`, rows.flat());
  }

  private async write(transaction: Transaction, sql: string, replacements: Value[]): Promise<void> {
    await this.connection.query(sql, { type: QueryTypes.RAW, replacements, transaction });
  }
}
