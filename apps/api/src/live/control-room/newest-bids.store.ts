// The newest bids of an auction, for whoever opens its control room anew: the ends of its lots' journals, by their primary key.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ControlBid } from '@haopai/contracts';
import { decodeLotEvent } from '@haopai/lot';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

/** Events of a lot that are looked at: bids further back are the record's. */
const EVENTS_OF_LOT_MAX = 40;
/** As event-codec.ts writes it; a reason's quotation marks stand escaped, so that none can look like a bid. */
const A_BID = '%"type":"BidAccepted"%';

interface Row {
  readonly lotId: number;
  readonly body: string;
}

@Injectable()
export class NewestBidsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The newest first. */
  async ofAuction(auctionId: number, limit: number): Promise<readonly ControlBid[]> {
    const heads = await this.connection.query<{ lotId: number; version: number }>(
      `SELECT lots.id AS lotId, heads.version FROM lots JOIN lot_heads heads ON heads.lot_id = lots.id
       WHERE lots.auction_id = ? AND heads.price_fen IS NOT NULL`,
      { type: QueryTypes.SELECT, replacements: [auctionId] },
    );
    if (heads.length === 0) return [];
    // A range of the key for each lot; a head may be a moment behind its journal, and the stream tells what it lacks.
    const ends = heads.map(() => '(lot_id = ? AND version > ?)').join(' OR ');
    const rows = await this.connection.query<Row>(
      `SELECT lot_id AS lotId, body FROM lot_events WHERE (${ends}) AND body LIKE ?
       ORDER BY at_ms DESC, lot_id, version DESC LIMIT ?`,
      {
        type: QueryTypes.SELECT,
        replacements: [
          ...heads.flatMap(({ lotId, version }) => [lotId, version - EVENTS_OF_LOT_MAX]),
          A_BID,
          limit,
        ],
      },
    );
    return rows.flatMap(({ lotId, body }) => {
      const event = decodeLotEvent(body);
      if (event.type !== 'BidAccepted') return [];
      const { paddleNo, amountFen, atMs } = event;
      return [{ lotId, paddleNo, amountFen, atMs }];
    });
  }
}
