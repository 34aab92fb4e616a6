// The browsers to which citizens want pushes. An endpoint opens a way to somebody's screen: it is sealed, and found through a hash.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import type { Language } from '@haopai/rules';
import { MYSQL_POOL, type MysqlPool, transactionOn } from '../../../platform/database';

export interface StoredSubscription {
  readonly endpointHash: string;
  readonly citizenId: number;
  readonly sessionHash: string;
  readonly language: Language;
  readonly sealed: string;
}

interface SubscriptionRow extends RowDataPacket {
  readonly id: number;
  readonly language: Language;
  readonly sealed: string;
}

interface OwnerRow extends RowDataPacket {
  readonly id: number;
  readonly citizenId: number;
}

interface CountRow extends RowDataPacket {
  readonly count: number;
}

const UPSERT = `INSERT INTO push_subscriptions (endpoint_hash, citizen_id, session_hash, language, sealed, created_at_ms)
  VALUES (?, ?, ?, ?, ?, ${SERVER_NOW_MS})
  ON DUPLICATE KEY UPDATE citizen_id = VALUES(citizen_id), session_hash = VALUES(session_hash),
    language = VALUES(language), sealed = VALUES(sealed)`;

@Injectable()
export class PushSubscriptionsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** False when the citizen has `max` others. A browser belongs to whoever subscribed it last. */
  async put(subscription: StoredSubscription, max: number): Promise<boolean> {
    const { endpointHash, citizenId, sessionHash, language, sealed } = subscription;
    return transactionOn(this.pool, async (connection) => {
      // One at a time for each citizen, so that two at once do not both find the last place.
      await connection.query('SELECT id FROM citizens WHERE id = ? FOR UPDATE', [citizenId]);
      const [rows] = await connection.query<CountRow[]>(
        'SELECT COUNT(*) AS count FROM push_subscriptions WHERE citizen_id = ? AND endpoint_hash <> ?',
        [citizenId, endpointHash],
      );
      const hasPlace = (rows[0]?.count ?? 0) < max;
      if (hasPlace) await connection.query(UPSERT, [endpointHash, citizenId, sessionHash, language, sealed]);
      return hasPlace;
    });
  }

  async idsOf(citizenId: number): Promise<readonly number[]> {
    const [rows] = await this.pool.query<SubscriptionRow[]>(
      'SELECT id FROM push_subscriptions WHERE citizen_id = ?',
      [citizenId],
    );
    return rows.map(({ id }) => id);
  }

  async byId(id: number): Promise<Pick<StoredSubscription, 'language' | 'sealed'> | null> {
    const [rows] = await this.pool.query<SubscriptionRow[]>(
      'SELECT id, language, sealed FROM push_subscriptions WHERE id = ?',
      [id],
    );
    return rows[0] ?? null;
  }

  /** Whose they are, by their numbers; those that ended are not among them. */
  async citizensOf(ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.pool.query<OwnerRow[]>(
      'SELECT id, citizen_id AS citizenId FROM push_subscriptions WHERE id IN (?)',
      [ids],
    );
    return new Map(rows.map(({ id, citizenId }) => [id, citizenId]));
  }

  async remove(id: number): Promise<void> {
    await this.pool.query('DELETE FROM push_subscriptions WHERE id = ?', [id]);
  }

  async removeOwn(citizenId: number, endpointHash: string): Promise<void> {
    await this.pool.query('DELETE FROM push_subscriptions WHERE citizen_id = ? AND endpoint_hash = ?', [
      citizenId,
      endpointHash,
    ]);
  }

  async removeOfSession(sessionHash: string): Promise<void> {
    await this.pool.query('DELETE FROM push_subscriptions WHERE session_hash = ?', [sessionHash]);
  }
}
