// Rows of the log-in diary that are old enough to go.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

@Injectable()
export class OldLogInsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** At most `max` of those before `beforeMs`, the oldest first; returns how many went. */
  async erase(transaction: Transaction, beforeMs: number, max: number): Promise<number> {
    const [, gone] = await this.connection.query(
      'DELETE FROM log_ins WHERE at_ms < ? ORDER BY at_ms LIMIT ?',
      { replacements: [beforeMs, max], type: QueryTypes.UPDATE, transaction },
    );
    return gone;
  }

  async oldestAtMs(): Promise<number | null> {
    const [row] = await this.connection.query<{ readonly oldest: number | null }>(
      'SELECT MIN(at_ms) AS oldest FROM log_ins',
      { type: QueryTypes.SELECT },
    );
    return row?.oldest ?? null;
  }
}
