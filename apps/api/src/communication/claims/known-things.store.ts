// Whether there is what a claim is about, for this citizen to know of.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

const PUBLISHED = `auctions.published_at_ms <= ${SERVER_NOW_MS}`;
const QUESTIONS = {
  auction: `SELECT 1 FROM auctions WHERE auctions.id = :ref AND ${PUBLISHED}`,
  lot: `SELECT 1 FROM lots JOIN auctions ON auctions.id = lots.auction_id WHERE lots.id = :ref AND ${PUBLISHED}`,
  order: 'SELECT 1 FROM orders WHERE orders.order_no = :ref AND orders.citizen_id = :citizenId',
} as const;

@Injectable()
export class KnownThingsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async has(what: keyof typeof QUESTIONS, ref: string | number, citizenId: number): Promise<boolean> {
    const rows = await this.connection.query(QUESTIONS[what], {
      type: QueryTypes.SELECT,
      replacements: { ref, citizenId },
    });
    return rows.length > 0;
  }
}
