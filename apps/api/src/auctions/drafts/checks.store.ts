// Who has looked at all of a draft as it stands, in plain SQL.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { AuctionCheckView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

@Injectable()
export class ChecksStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async note(transaction: Transaction, auctionId: number, version: number, staffId: number): Promise<void> {
    await this.connection.query(
      `INSERT INTO auction_checks (auction_id, staff_id, version, checked_at_ms) VALUES (?, ?, ?, ${SERVER_NOW_MS})
       ON DUPLICATE KEY UPDATE version = VALUES(version), checked_at_ms = VALUES(checked_at_ms)`,
      { type: QueryTypes.INSERT, replacements: [auctionId, staffId, version], transaction },
    );
  }

  /** Of this very version, the first to look first; of whoever is locked by now none counts. */
  of(transaction: Transaction | null, auctionId: number, version: number): Promise<AuctionCheckView[]> {
    return this.connection.query<AuctionCheckView>(
      `SELECT checks.staff_id AS staffId, staff.display_name AS staffName, checks.checked_at_ms AS atMs
       FROM auction_checks checks JOIN staff ON staff.id = checks.staff_id
       WHERE checks.auction_id = ? AND checks.version = ? AND staff.is_locked = 0 ORDER BY checks.checked_at_ms, checks.staff_id`,
      { type: QueryTypes.SELECT, replacements: [auctionId, version], transaction },
    );
  }
}
