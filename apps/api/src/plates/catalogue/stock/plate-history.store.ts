// Reads what the auctions, reservations and owners of a plate have written down.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

interface Someone {
  readonly name: string;
  readonly isPerson: number;
}

interface LotLine {
  readonly atMs: number;
  readonly what: string;
  readonly auctionId: number;
  readonly auctionTitle: string;
  readonly lotNo: number;
  readonly amountFen: number | null;
}

interface OwnLine extends Someone {
  readonly atMs: number;
  readonly what: string;
}

const SOMEONE = `citizens.display_name AS name, citizens.kind = 'person' AS isPerson`;

@Injectable()
export class PlateHistoryStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** As it stands now: waiting from its auction's publication on, and later what became of it. */
  lots(number: string): Promise<readonly LotLine[]> {
    return this.rows(
      `SELECT COALESCE(lot_results.ended_at_ms, auctions.published_at_ms, auctions.starts_at_ms) AS atMs,
         COALESCE(lot_heads.phase, 'waiting') AS what, lots.auction_id AS auctionId,
         auctions.title AS auctionTitle, lots.lot_no AS lotNo,
         COALESCE(lot_heads.price_fen, lots.start_price_fen) AS amountFen
       FROM lots JOIN auctions ON auctions.id = lots.auction_id
       LEFT JOIN lot_heads ON lot_heads.lot_id = lots.id LEFT JOIN lot_results ON lot_results.lot_id = lots.id
       WHERE lots.plate_number = :number`,
      number,
    );
  }

  /** It was won, and came back: nobody paid in time, or the price went back. */
  undoneSales(number: string): Promise<readonly LotLine[]> {
    return this.rows(
      `SELECT COALESCE(won_lots.closed_at_ms, won_lots.at_ms) AS atMs, won_lots.state AS what, lots.auction_id AS auctionId,
         auctions.title AS auctionTitle, lots.lot_no AS lotNo, NULL AS amountFen
       FROM lots JOIN auctions ON auctions.id = lots.auction_id JOIN won_lots ON won_lots.lot_id = lots.id
       WHERE lots.plate_number = :number AND won_lots.state IN ('defaulted', 'returned')`,
      number,
    );
  }

  reservations(number: string): Promise<readonly (OwnLine & { readonly reason: string | null })[]> {
    return this.rows(
      `SELECT COALESCE(reservations.decided_at_ms, reservations.created_at_ms) AS atMs,
         reservations.state AS what, reservations.reason, ${SOMEONE}
       FROM reservations JOIN citizens ON citizens.id = reservations.citizen_id
       WHERE reservations.plate_number = :number`,
      number,
    );
  }

  owners(number: string): Promise<readonly OwnLine[]> {
    return this.rows(
      `SELECT car_plates.at_ms AS atMs, car_plates.state AS what, ${SOMEONE}
       FROM car_plates JOIN citizens ON citizens.id = car_plates.citizen_id
       WHERE car_plates.plate_number = :number`,
      number,
    );
  }

  private rows<Row extends object>(sql: string, number: string): Promise<readonly Row[]> {
    return this.connection.query<Row>(sql, { type: QueryTypes.SELECT, replacements: { number } });
  }
}
