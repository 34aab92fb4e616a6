// How far each saved search has been compared with what is new, what was found, and what is still to be told. Several instances take different ones.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { SavedSearchScope } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface BehindSearch {
  readonly id: number;
  readonly citizenId: number;
  readonly scope: SavedSearchScope;
  readonly wish: string;
  readonly savedAtMs: number;
  readonly seenNo: number;
}

export interface Found {
  readonly searchId: number;
  readonly count: number;
  /** The first. */
  readonly plateNumber: string;
  readonly auctionId: number | null;
}

export interface UntoldSearch {
  readonly id: number;
  readonly citizenId: number;
  readonly scope: SavedSearchScope;
  readonly wish: string;
  readonly count: number;
  readonly plateNumber: string;
  readonly auctionId: number | null;
}

/** Whatever is found within this time after a notice is told together at its end. */
const QUIET_MS = 60 * 60_000;

// Written by hand: Sequelize drops skipLocked on MySQL without a word.
const LOCK_BEHIND = `
  SELECT id, citizen_id AS citizenId, scope, wish, at_ms AS savedAtMs, seen_no AS seenNo FROM saved_searches
  WHERE seen_no < ? ORDER BY seen_no, id LIMIT ? FOR UPDATE SKIP LOCKED`;

const LOCK_UNTOLD = `
  SELECT id, citizen_id AS citizenId, scope, wish, new_count AS count, new_plate AS plateNumber,
    new_auction_id AS auctionId
  FROM saved_searches
  WHERE new_count > 0 AND seen_no >= ? AND (told_at_ms IS NULL OR told_at_ms <= ${SERVER_NOW_MS} - ?)
  ORDER BY new_count, id LIMIT ? FOR UPDATE SKIP LOCKED`;

@Injectable()
export class SearchProgressStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Those that are furthest behind. */
  lockBehind(transaction: Transaction, newestNo: number, max: number): Promise<readonly BehindSearch[]> {
    return this.connection.query<BehindSearch>(LOCK_BEHIND, {
      type: QueryTypes.SELECT,
      replacements: [newestNo, max],
      transaction,
    });
  }

  /** By citizen; whose account is closed has none. Nothing is locked: a citizen may be buying at the moment. */
  async regions(
    transaction: Transaction,
    citizenIds: readonly number[],
  ): Promise<ReadonlyMap<number, string>> {
    if (citizenIds.length === 0) return new Map();
    const rows = await this.connection.query<{ readonly id: number; readonly region: string }>(
      'SELECT id, region FROM citizens WHERE id IN (?) AND closed_at_ms IS NULL',
      { type: QueryTypes.SELECT, replacements: [[...new Set(citizenIds)]], transaction },
    );
    return new Map(rows.map(({ id, region }) => [id, region]));
  }

  /** Of all that were locked, whether something was found for them or not. */
  async note(
    transaction: Transaction,
    searchIds: readonly number[],
    upToNo: number,
    found: readonly Found[],
  ): Promise<void> {
    await this.run(transaction, 'UPDATE saved_searches SET seen_no = ? WHERE id IN (?) AND seen_no < ?', [
      upToNo,
      [...searchIds],
      upToNo,
    ]);
    for (const { searchId, count, plateNumber, auctionId } of found)
      await this.run(
        transaction,
        // From left to right: the auction is that of the plate, which is the first that was found.
        `UPDATE saved_searches SET new_auction_id = IF(new_count = 0, ?, new_auction_id),
           new_plate = IF(new_count = 0, ?, new_plate), new_count = new_count + ? WHERE id = ?`,
        [auctionId, plateNumber, count, searchId],
      );
  }

  /** Compared with all that is new, and not told of anything for a while. */
  lockUntold(transaction: Transaction, newestNo: number, max: number): Promise<readonly UntoldSearch[]> {
    return this.connection.query<UntoldSearch>(LOCK_UNTOLD, {
      type: QueryTypes.SELECT,
      replacements: [newestNo, QUIET_MS, max],
      transaction,
    });
  }

  async noteTold(transaction: Transaction, searchIds: readonly number[]): Promise<void> {
    if (searchIds.length === 0) return;
    await this.run(
      transaction,
      `UPDATE saved_searches SET new_count = 0, new_plate = NULL, new_auction_id = NULL, told_at_ms = ${SERVER_NOW_MS}
       WHERE id IN (?)`,
      [[...searchIds]],
    );
  }

  private async run(
    transaction: Transaction,
    sql: string,
    replacements: (string | number | number[] | null)[],
  ): Promise<void> {
    await this.connection.query(sql, { type: QueryTypes.RAW, replacements, transaction });
  }
}
