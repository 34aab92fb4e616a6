// The searches that citizens have saved.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { SavedSearchScope } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { StoredSearch } from './saved-search';

interface NewSearch {
  readonly citizenId: number;
  readonly scope: SavedSearchScope;
  /** As `textOfWish` writes it. */
  readonly wish: string;
}

const COLUMNS = 'id, scope, wish, at_ms AS savedAtMs, told_at_ms AS toldAtMs';

@Injectable()
export class SavedSearchesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** One at a time for each citizen, so that two at once do not both find the last place. False when the account is closed. */
  async lockCitizen(transaction: Transaction, citizenId: number): Promise<boolean> {
    const rows = await this.connection.query(
      'SELECT id FROM citizens WHERE id = ? AND closed_at_ms IS NULL FOR UPDATE',
      { type: QueryTypes.SELECT, replacements: [citizenId], transaction },
    );
    return rows.length > 0;
  }

  /** The newest first. */
  of(transaction: Transaction | null, citizenId: number, max: number): Promise<readonly StoredSearch[]> {
    return this.connection.query<StoredSearch>(
      `SELECT ${COLUMNS} FROM saved_searches WHERE citizen_id = ? ORDER BY id DESC LIMIT ?`,
      { type: QueryTypes.SELECT, replacements: [citizenId, max], transaction },
    );
  }

  /** Whatever is for sale by now is no news to it. */
  async add(transaction: Transaction, { citizenId, scope, wish }: NewSearch): Promise<void> {
    await this.connection.query(
      `INSERT INTO saved_searches (citizen_id, scope, wish, at_ms, seen_no)
       SELECT ?, ?, ?, ${SERVER_NOW_MS}, COALESCE(MAX(no), 0) FROM plate_news`,
      { type: QueryTypes.RAW, replacements: [citizenId, scope, wish], transaction },
    );
  }

  async remove(citizenId: number, searchId: number): Promise<void> {
    await this.connection.query('DELETE FROM saved_searches WHERE id = ? AND citizen_id = ?', {
      type: QueryTypes.RAW,
      replacements: [searchId, citizenId],
    });
  }
}
