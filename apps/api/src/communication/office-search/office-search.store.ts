// Finds plates, lots, orders and auctions by a part of what people call them, the newest first; joins tables of the rooms of the sale.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { OfficeHit } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

type Found = Pick<OfficeHit, 'id' | 'text'> & Partial<OfficeHit>;

@Injectable()
export class OfficeSearchStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  plates(part: string, limit: number): Promise<readonly Found[]> {
    return this.rows(
      `SELECT CAST(id AS CHAR) AS id, number AS text FROM plates WHERE number LIKE :like ORDER BY id DESC LIMIT :limit`,
      { like: containing(part), limit },
    );
  }

  lots(part: string, limit: number): Promise<readonly Found[]> {
    return this.rows(
      `SELECT CAST(lots.id AS CHAR) AS id, lots.plate_number AS text, lots.lot_no AS lotNo, lots.auction_id AS auctionId,
         auctions.title AS auctionTitle
       FROM lots JOIN auctions ON auctions.id = lots.auction_id
       WHERE lots.plate_number LIKE :like ORDER BY lots.id DESC LIMIT :limit`,
      { like: containing(part), limit },
    );
  }

  auctions(part: string, limit: number): Promise<readonly Found[]> {
    return this.rows(
      `SELECT CAST(id AS CHAR) AS id, title AS text FROM auctions WHERE title LIKE :like ORDER BY id DESC LIMIT :limit`,
      { like: containing(part), limit },
    );
  }

  /** By the beginning of their numbers. */
  ordersBeginning(digits: string, limit: number): Promise<readonly Found[]> {
    return this.rows(
      `SELECT order_no AS id, order_no AS text, amount_fen AS amountFen FROM orders
       WHERE order_no LIKE :like ORDER BY id DESC LIMIT :limit`,
      { like: `${digits}%`, limit },
    );
  }

  /** Bought at a fixed price, or won. */
  ordersOfPlate(plate: string, limit: number): Promise<readonly Found[]> {
    return this.rows(
      `SELECT orders.order_no AS id, orders.order_no AS text, orders.amount_fen AS amountFen FROM orders WHERE orders.id IN (
         SELECT bought.id FROM plates JOIN listings ON listings.plate_id = plates.id
           JOIN orders bought ON bought.kind = 'listing' AND bought.subject_id = listings.id WHERE plates.number = :plate
         UNION ALL SELECT won.id FROM lots
           JOIN orders won ON won.kind = 'balance' AND won.subject_id = lots.id WHERE lots.plate_number = :plate)
       ORDER BY orders.id DESC LIMIT :limit`,
      { plate, limit },
    );
  }

  private rows(sql: string, replacements: Record<string, string | number>): Promise<readonly Found[]> {
    return this.connection.query<Found>(sql, { type: QueryTypes.SELECT, replacements });
  }
}

function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
