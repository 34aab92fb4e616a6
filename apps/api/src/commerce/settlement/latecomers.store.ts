// Finds settled auctions with paid entries that nobody has settled, by the deposits that are held: those are few, ended auctions are many.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

const AUCTIONS_MAX = 100;

const AUCTIONS = `
  SELECT DISTINCT auctions.id FROM deposits
  JOIN entries ON entries.id = deposits.entry_id AND entries.state = 'paid' AND entries.settled_at_ms IS NULL
  JOIN auctions ON auctions.id = entries.auction_id AND auctions.settled_at_ms IS NOT NULL AND auctions.is_drill = 0
  WHERE deposits.state = 'held' LIMIT ${AUCTIONS_MAX}`;

@Injectable()
export class LatecomersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async auctions(): Promise<readonly number[]> {
    const rows = await this.connection.query<{ id: number }>(AUCTIONS, { type: QueryTypes.SELECT });
    return rows.map(({ id }) => id);
  }

  /** Who is settled already stays so. */
  async settleAgain(auctionIds: readonly number[]): Promise<void> {
    await this.connection.query('UPDATE auctions SET settled_at_ms = NULL WHERE id IN (?)', {
      type: QueryTypes.UPDATE,
      replacements: [[...auctionIds]],
    });
  }
}
