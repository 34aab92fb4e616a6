// Who watches which plate at a fixed price.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { ListingWatch } from './listing-watch';

const COLUMNS = 'listing_id AS listingId, at_ms AS sinceMs';

@Injectable()
export class ListingWatchesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** One at a time for each citizen, so that two at once do not both find the last place. False when the account is closed. */
  async lockCitizen(transaction: Transaction, citizenId: number): Promise<boolean> {
    const rows = await this.connection.query(
      'SELECT id FROM citizens WHERE id = ? AND closed_at_ms IS NULL FOR UPDATE',
      { type: QueryTypes.SELECT, replacements: [citizenId], transaction },
    );
    return rows.length > 0;
  }

  async countOthers(transaction: Transaction, citizenId: number, listingId: number): Promise<number> {
    const [row] = await this.connection.query<{ readonly count: number }>(
      'SELECT COUNT(*) AS count FROM listing_watches WHERE citizen_id = ? AND listing_id <> ?',
      { type: QueryTypes.SELECT, replacements: [citizenId, listingId], transaction },
    );
    return Number(row?.count);
  }

  /** Once more changes nothing. */
  async put(transaction: Transaction, citizenId: number, listingId: number): Promise<void> {
    await this.connection.query(
      `INSERT INTO listing_watches (citizen_id, listing_id, at_ms) VALUES (?, ?, ${SERVER_NOW_MS})
       ON DUPLICATE KEY UPDATE at_ms = at_ms`,
      { type: QueryTypes.RAW, replacements: [citizenId, listingId], transaction },
    );
  }

  async remove(citizenId: number, listingId: number): Promise<void> {
    await this.connection.query('DELETE FROM listing_watches WHERE citizen_id = ? AND listing_id = ?', {
      type: QueryTypes.RAW,
      replacements: [citizenId, listingId],
    });
  }

  /** What was put on it last comes first. */
  of(citizenId: number, max: number): Promise<readonly ListingWatch[]> {
    return this.connection.query<ListingWatch>(
      `SELECT ${COLUMNS} FROM listing_watches WHERE citizen_id = ? ORDER BY at_ms DESC, listing_id DESC LIMIT ?`,
      { type: QueryTypes.SELECT, replacements: [citizenId, max] },
    );
  }
}
