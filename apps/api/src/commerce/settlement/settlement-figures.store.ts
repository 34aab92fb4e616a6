// What settlement has left undone, for whoever watches: by keys, of what is not done.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

export interface SettlementFigures {
  /** How long ago the end of the oldest auction is that is not settled; 0 when there is none. */
  readonly oldestUnsettledMs: number;
  /** Deposits of settled auctions that are held, and no balance is waited for. */
  readonly depositsLeft: number;
}

const OLDEST = `
  SELECT ${SERVER_NOW_MS} - MIN(ended_at_ms) AS agoMs FROM auctions
  WHERE settled_at_ms IS NULL AND ended_at_ms IS NOT NULL AND is_drill = 0`;
const LEFT = `
  SELECT COUNT(*) AS count FROM deposits JOIN entries ON entries.id = deposits.entry_id
  JOIN auctions ON auctions.id = entries.auction_id AND auctions.settled_at_ms IS NOT NULL
  LEFT JOIN won_lots ON won_lots.entry_id = entries.id AND won_lots.state = 'due'
  WHERE deposits.state = 'held' AND won_lots.lot_id IS NULL`;

@Injectable()
export class SettlementFiguresStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async read(): Promise<SettlementFigures> {
    const [oldest] = await this.connection.query<{ agoMs: number | null }>(OLDEST, {
      type: QueryTypes.SELECT,
    });
    const [left] = await this.connection.query<{ count: number }>(LEFT, { type: QueryTypes.SELECT });
    return { oldestUnsettledMs: Math.max(0, Number(oldest?.agoMs ?? 0)), depositsLeft: left?.count ?? 0 };
  }
}
