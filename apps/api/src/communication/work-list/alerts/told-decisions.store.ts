// Which of the staff was told of which request that waits for a second person: once, whichever instance looks first.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';

@Injectable()
export class ToldDecisionsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** `staffId` and key of each that was told, among these keys. */
  async told(keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const rows = await this.connection.query<{ readonly staffId: number; readonly actKey: string }>(
      'SELECT staff_id AS staffId, act_key AS actKey FROM staff_decisions_told WHERE act_key IN (:keys)',
      { type: QueryTypes.SELECT, replacements: { keys: [...keys] } },
    );
    return new Set(rows.map(({ staffId, actKey }) => toldKey(staffId, actKey)));
  }

  /** Of two instances the second waits, and gets false. */
  async claim(transaction: Transaction, staffId: number, actKey: string): Promise<boolean> {
    const [, added] = await this.connection.query(
      `INSERT IGNORE INTO staff_decisions_told (staff_id, act_key, told_at_ms) VALUES (?, ?, ${SERVER_NOW_MS})`,
      { type: QueryTypes.INSERT, replacements: [staffId, actKey], transaction },
    );
    return added === 1;
  }
}

export function toldKey(staffId: number, actKey: string): string {
  return `${staffId} ${actKey}`;
}
