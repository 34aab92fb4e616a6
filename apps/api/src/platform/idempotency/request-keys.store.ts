// Keeps the keys of requests beside what they made, and forgets old ones.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../database';

export interface KnownRequest {
  readonly fingerprint: string;
  /** Null only within the transaction that makes it. */
  readonly madeId: number | null;
}

@Injectable()
export class RequestKeysStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Null when the key is new and now this transaction's; waits for another one that holds it. */
  async claim(
    transaction: Transaction,
    citizenId: number,
    key: string,
    fingerprint: string,
  ): Promise<KnownRequest | null> {
    const [, isNew] = await this.connection.query(
      `INSERT IGNORE INTO request_keys (citizen_id, request_key, fingerprint, at_ms) VALUES (?, ?, ?, ${SERVER_NOW_MS})`,
      { replacements: [citizenId, key, fingerprint], transaction, type: QueryTypes.INSERT },
    );
    if (isNew === 1) return null;
    const [known] = await this.connection.query<KnownRequest>(
      'SELECT fingerprint, made_id AS madeId FROM request_keys WHERE citizen_id = ? AND request_key = ?',
      { replacements: [citizenId, key], transaction, type: QueryTypes.SELECT },
    );
    if (known === undefined) throw new Error('a request key is neither new nor known');
    return known;
  }

  async note(transaction: Transaction, citizenId: number, key: string, madeId: number): Promise<void> {
    await this.connection.query(
      'UPDATE request_keys SET made_id = ? WHERE citizen_id = ? AND request_key = ?',
      { replacements: [madeId, citizenId, key], transaction, type: QueryTypes.UPDATE },
    );
  }

  /** At most `max` of those older than `ageMs`; returns how many went. */
  async forgetOlder(ageMs: number, max: number): Promise<number> {
    const [, gone] = await this.connection.query(
      `DELETE FROM request_keys WHERE at_ms < ${SERVER_NOW_MS} - ? ORDER BY at_ms LIMIT ?`,
      { replacements: [ageMs, max], type: QueryTypes.UPDATE },
    );
    return gone;
  }
}
