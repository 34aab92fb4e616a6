// Which lots of an auction got time back because many were cut off, for whoever opens its control room anew: the ends of their journals, by their primary key.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ControlCutOff } from '@haopai/contracts';
import { decodeLotEvent } from '@haopai/lot';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

/** Events of a lot that are looked at: what is further back is over. */
const EVENTS_OF_LOT_MAX = 40;
/** As event-codec.ts writes it; a reason's quotation marks stand escaped, so that none can look like it. */
const A_CUT_OFF = '%"cause":"cutOff"%';

@Injectable()
export class NewestCutOffsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async ofAuction(auctionId: number): Promise<readonly ControlCutOff[]> {
    const heads = await this.connection.query<{ lotId: number; version: number }>(
      `SELECT lots.id AS lotId, heads.version FROM lots JOIN lot_heads heads ON heads.lot_id = lots.id
       WHERE lots.auction_id = ? AND heads.phase IN ('fiveMinutes', 'oneMinute', 'paused')`,
      { type: QueryTypes.SELECT, replacements: [auctionId] },
    );
    if (heads.length === 0) return [];
    const ends = heads.map(() => '(lot_id = ? AND version > ?)').join(' OR ');
    const rows = await this.connection.query<{ lotId: number; body: string }>(
      `SELECT lot_id AS lotId, body FROM lot_events WHERE (${ends}) AND body LIKE ? ORDER BY at_ms, lot_id`,
      {
        type: QueryTypes.SELECT,
        replacements: [
          ...heads.flatMap(({ lotId, version }) => [lotId, version - EVENTS_OF_LOT_MAX]),
          A_CUT_OFF,
        ],
      },
    );
    return rows.flatMap(({ lotId, body }) => {
      const event = decodeLotEvent(body);
      if (event.type !== 'LotResumed' || event.cause !== 'cutOff') return [];
      return [{ lotId, atMs: event.atMs, paddles: event.reason }];
    });
  }
}
