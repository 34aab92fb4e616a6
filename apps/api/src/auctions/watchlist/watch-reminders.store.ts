// Finds who watches lots of an auction that is about to start, and notes that they were told. Several instances take different ones.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { StartingSoon } from './tell-watchers';

type SoonAuction = Pick<StartingSoon, 'auctionId' | 'auctionTitle' | 'startsAtMs' | 'isDrill'>;

/** Whoever has put a lot on the list within the time of the reminder knows when it starts. */
const UNTOLD = `
  SELECT watches.citizen_id AS citizenId, MAX(watches.language) AS language, COUNT(*) AS plates,
    SUBSTRING_INDEX(GROUP_CONCAT(lots.plate_number ORDER BY lots.lot_no), ',', 1) AS plateNumber
  FROM lots JOIN watches ON watches.lot_id = lots.id
  LEFT JOIN watch_reminders ON watch_reminders.auction_id = lots.auction_id
    AND watch_reminders.citizen_id = watches.citizen_id
  WHERE lots.auction_id = :auctionId AND watches.at_ms < :watchedBeforeMs AND watch_reminders.citizen_id IS NULL
  GROUP BY watches.citizen_id ORDER BY watches.citizen_id LIMIT :max`;

const CLAIM = `
  INSERT IGNORE INTO watch_reminders (auction_id, citizen_id, at_ms) VALUES (:auctionId, :citizenId, ${SERVER_NOW_MS})`;

@Injectable()
export class WatchRemindersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Published ones with a watched lot that start within so long, and have not started. */
  async auctionsWithin(beforeMs: number): Promise<readonly SoonAuction[]> {
    const rows = await this.connection.query<Omit<SoonAuction, 'isDrill'> & { readonly isDrill: 0 | 1 }>(
      `SELECT id AS auctionId, title AS auctionTitle, starts_at_ms AS startsAtMs, is_drill AS isDrill FROM auctions
       WHERE ended_at_ms IS NULL AND published_at_ms <= ${SERVER_NOW_MS}
         AND starts_at_ms > ${SERVER_NOW_MS} AND starts_at_ms <= ${SERVER_NOW_MS} + :beforeMs
         AND EXISTS (SELECT 1 FROM lots JOIN watches ON watches.lot_id = lots.id WHERE lots.auction_id = auctions.id)`,
      { type: QueryTypes.SELECT, replacements: { beforeMs } },
    );
    return rows.map((row) => ({ ...row, isDrill: row.isDrill !== 0 }));
  }

  async untold(auction: SoonAuction, beforeMs: number, max: number): Promise<readonly StartingSoon[]> {
    const watchers = await this.connection.query<Omit<StartingSoon, keyof SoonAuction>>(UNTOLD, {
      type: QueryTypes.SELECT,
      replacements: {
        auctionId: auction.auctionId,
        watchedBeforeMs: auction.startsAtMs - beforeMs,
        max,
      },
    });
    return watchers.map((watcher) => ({ ...watcher, ...auction, plates: Number(watcher.plates) }));
  }

  /** False when somebody else tells this citizen, or has told. */
  async claim(transaction: Transaction, { auctionId, citizenId }: StartingSoon): Promise<boolean> {
    const [, claimed] = await this.connection.query(CLAIM, {
      type: QueryTypes.INSERT,
      replacements: { auctionId, citizenId },
      transaction,
    });
    return claimed === 1;
  }
}
