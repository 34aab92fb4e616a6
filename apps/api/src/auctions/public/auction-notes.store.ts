// Reads what was said about an auction after its publication.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { AuctionNotesView, AuctionNoteView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

@Injectable()
export class AuctionNotesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The newest first. */
  async of(auctionId: number): Promise<AuctionNotesView> {
    const replacements = [auctionId];
    const [[auction], notes] = await Promise.all([
      this.connection.query<{ pickUpText: string; hasConditions: 0 | 1 }>(
        `SELECT pick_up_text AS pickUpText, (
           EXISTS (SELECT 1 FROM auction_conditions WHERE auction_id = auctions.id)
           OR EXISTS (SELECT 1 FROM auction_attachments WHERE auction_id = auctions.id)
         ) AS hasConditions FROM auctions WHERE id = ?`,
        { type: QueryTypes.SELECT, replacements },
      ),
      this.connection.query<AuctionNoteView>(
        'SELECT at_ms AS atMs, note FROM auction_notes WHERE auction_id = ? ORDER BY id DESC',
        { type: QueryTypes.SELECT, replacements },
      ),
    ]);
    return {
      pickUpText: auction?.pickUpText ?? '',
      notes,
      hasConditions: Number(auction?.hasConditions ?? 0) !== 0,
    };
  }
}
