// Writes down what happened to plates at a fixed price, with the transaction in which it did: who watches them and who looks for such is told later.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

/** Whoever holds a plate again and again has its watchers told no more often. */
const FREED_QUIET_MS = 15 * 60_000;

@Injectable()
export class ListingNewsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** They can be bought again. `causedBy` knows: the citizen whose order held them. */
  async freed(
    transaction: Transaction,
    listingIds: readonly number[],
    causedBy: number | null,
  ): Promise<void> {
    if (listingIds.length === 0) return;
    const rows = listingIds.map(() => `(?, 'freed', ?, ${SERVER_NOW_MS}, 0)`);
    await this.run(
      transaction,
      `INSERT INTO listing_news (listing_id, what, caused_by, due_at_ms, after_citizen_id) VALUES ${rows.join()}
       ON DUPLICATE KEY UPDATE what = VALUES(what), caused_by = VALUES(caused_by), after_citizen_id = 0,
         due_at_ms = GREATEST(VALUES(due_at_ms), COALESCE(told_at_ms, 0) + ?)`,
      [...listingIds.flatMap((id) => [id, causedBy]), FREED_QUIET_MS],
    );
  }

  /** For good, and told at once. */
  async sold(transaction: Transaction, listingId: number, causedBy: number): Promise<void> {
    await this.run(
      transaction,
      `INSERT INTO listing_news (listing_id, what, caused_by, due_at_ms, after_citizen_id)
       VALUES (?, 'sold', ?, ${SERVER_NOW_MS}, 0)
       ON DUPLICATE KEY UPDATE what = VALUES(what), caused_by = VALUES(caused_by), after_citizen_id = 0,
         due_at_ms = VALUES(due_at_ms)`,
      [listingId, causedBy],
    );
  }

  /** New plates for sale. The turn is held until the transaction ends, so that nobody sees a number before all smaller ones. */
  async offered(transaction: Transaction, listingIds: readonly number[]): Promise<void> {
    if (listingIds.length === 0) return;
    await this.run(transaction, 'UPDATE plate_news_turns SET turn = turn + 1 WHERE id = 1', []);
    const rows = listingIds.map(() => `(?, ${SERVER_NOW_MS})`);
    await this.run(transaction, `INSERT INTO plate_news (listing_id, at_ms) VALUES ${rows.join()}`, [
      ...listingIds,
    ]);
  }

  private async run(transaction: Transaction, sql: string, replacements: (number | null)[]): Promise<void> {
    await this.connection.query(sql, { type: QueryTypes.RAW, replacements, transaction });
  }
}
