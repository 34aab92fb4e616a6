// Browsers that nobody has logged in from for long enough: they go as log-ins of that age do.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

@Injectable()
export class OldDevicesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** At most `max` of those last seen before `beforeMs`, the oldest first; returns how many went. */
  async erase(transaction: Transaction, beforeMs: number, max: number): Promise<number> {
    const [, gone] = await this.connection.query(
      'DELETE FROM citizen_devices WHERE last_seen_at_ms < ? ORDER BY last_seen_at_ms LIMIT ?',
      { replacements: [beforeMs, max], type: QueryTypes.UPDATE, transaction },
    );
    return gone;
  }

  async oldestAtMs(): Promise<number | null> {
    const [row] = await this.connection.query<{ readonly oldest: number | null }>(
      'SELECT MIN(last_seen_at_ms) AS oldest FROM citizen_devices',
      { type: QueryTypes.SELECT },
    );
    return row?.oldest ?? null;
  }
}
