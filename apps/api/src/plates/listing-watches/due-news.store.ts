// The news of watched plates that are still to be told, and whom. Each is told by one instance at a time; how far it came stands beside it.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface DueNews {
  readonly listingId: number;
  readonly what: 'freed' | 'sold';
  /** The citizen whose order it was, and who knows. */
  readonly causedBy: number | null;
  readonly afterCitizenId: number;
  readonly plateNumber: string;
  /** It is so by now, too: a plate that is held again cannot be bought again. */
  readonly isTrue: boolean;
}

// Written by hand: Sequelize drops skipLocked on MySQL without a word.
const LOCK_DUE = `
  SELECT listing_id AS listingId, what, caused_by AS causedBy, after_citizen_id AS afterCitizenId
  FROM listing_news WHERE due_at_ms <= ${SERVER_NOW_MS} ORDER BY due_at_ms, listing_id LIMIT 1 FOR UPDATE SKIP LOCKED`;

@Injectable()
export class DueNewsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Null when there is none, or others are at it. */
  async lock(transaction: Transaction): Promise<DueNews | null> {
    const [due] = await this.connection.query<Omit<DueNews, 'plateNumber' | 'isTrue'>>(LOCK_DUE, {
      type: QueryTypes.SELECT,
      transaction,
    });
    if (due === undefined) return null;
    const [listing] = await this.connection.query<{ readonly state: string; readonly number: string }>(
      'SELECT listings.state, plates.number FROM listings JOIN plates ON plates.id = listings.plate_id WHERE listings.id = ?',
      { type: QueryTypes.SELECT, replacements: [due.listingId], transaction },
    );
    const isTrue = listing?.state === { freed: 'forSale', sold: 'sold' }[due.what];
    return { ...due, plateNumber: listing?.number ?? '', isTrue };
  }

  /** In the order of their ids. */
  async watchers(
    transaction: Transaction,
    { listingId, afterCitizenId }: DueNews,
    max: number,
  ): Promise<readonly number[]> {
    const rows = await this.connection.query<{ readonly citizenId: number }>(
      `SELECT citizen_id AS citizenId FROM listing_watches
       WHERE listing_id = ? AND citizen_id > ? ORDER BY citizen_id LIMIT ?`,
      { type: QueryTypes.SELECT, replacements: [listingId, afterCitizenId, max], transaction },
    );
    return rows.map(({ citizenId }) => citizenId);
  }

  /** The next batch begins after this citizen. */
  noteToldTo(transaction: Transaction, { listingId }: DueNews, citizenId: number): Promise<void> {
    return this.run(
      transaction,
      `UPDATE listing_news SET after_citizen_id = ?, told_at_ms = ${SERVER_NOW_MS} WHERE listing_id = ?`,
      [citizenId, listingId],
    );
  }

  /** When it was told last is kept, for whoever is told too often. */
  finish(transaction: Transaction, { listingId }: DueNews): Promise<void> {
    return this.run(
      transaction,
      'UPDATE listing_news SET due_at_ms = NULL, caused_by = NULL, after_citizen_id = 0 WHERE listing_id = ?',
      [listingId],
    );
  }

  /** There is nothing more to be told of it. */
  async takeOff(
    transaction: Transaction,
    { listingId }: DueNews,
    citizenIds: readonly number[],
  ): Promise<void> {
    if (citizenIds.length === 0) return;
    await this.run(transaction, 'DELETE FROM listing_watches WHERE listing_id = ? AND citizen_id IN (?)', [
      listingId,
      [...citizenIds],
    ]);
  }

  private async run(
    transaction: Transaction,
    sql: string,
    replacements: (number | number[])[],
  ): Promise<void> {
    await this.connection.query(sql, { type: QueryTypes.RAW, replacements, transaction });
  }
}
