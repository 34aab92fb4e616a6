// Changes to whom a listing belongs, each together with the shelves on which only what is for sale stands.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { ListingView } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { LISTING_COLUMNS, type ListingRow, toListingView } from './listing-row';
import { ShelvesStore } from './shelves.store';

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
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly shelves: ShelvesStore,
  ) {}

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
    await this.shelves.clear(transaction, [listingId]);
    return true;
  }

  /** Its order stays beside it; the car's plate is noted elsewhere from now on. */
  async sell(transaction: Transaction, listingId: number): Promise<void> {
    await this.write(transaction, `UPDATE listings SET state = 'sold', vin = NULL WHERE id = ?`, [listingId]);
  }

  /** Whether it was sold by this order and is not taken back. */
  async isSoldBy(transaction: Transaction | null, listingId: number, orderId: number): Promise<boolean> {
    const rows = await this.connection.query(
      `SELECT id FROM listings WHERE id = ? AND order_id = ? AND state = 'sold'`,
      { type: QueryTypes.SELECT, replacements: [listingId, orderId], transaction },
    );
    return rows.length > 0;
  }

  /** Off sale, and nobody's: whoever has its plate open in the stock is told that it has changed. Locked before, and sold, or held by an order that has ended. */
  async takeBack(transaction: Transaction, listingId: number): Promise<void> {
    await this.write(
      transaction,
      `UPDATE listings JOIN plates ON plates.id = listings.plate_id SET listings.state = 'withdrawn',
         listings.order_id = NULL, listings.citizen_id = NULL, listings.vin = NULL, plates.version = plates.version + 1
       WHERE listings.id = ?`,
      [listingId],
    );
  }

  /** For sale again, on its shelves. */
  async free(transaction: Transaction, listing: ListingView): Promise<void> {
    await this.write(
      transaction,
      `UPDATE listings SET state = 'forSale', order_id = NULL, citizen_id = NULL, vin = NULL WHERE id = ?`,
      [listing.id],
    );
    await this.shelves.put(transaction, [listing]);
  }

  private async write(transaction: Transaction, sql: string, replacements: Value[]): Promise<void> {
    await this.connection.query(sql, { type: QueryTypes.RAW, replacements, transaction });
  }
}
