// Looks a plate up among lots, reservations and the city's stock.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

interface StockRow {
  readonly kind: PlateView['kind'];
  readonly colour: PlateView['colour'];
  readonly isPersonalised: 0 | 1;
  readonly region: string;
}

/** Where a plate is a lot, or was. */
export interface PlaceInAuction {
  readonly auctionId: number;
  readonly lotId: number;
}

/** Drafts count; what has ended and is not settled may have been won. */
const IN_AUCTION = `
  SELECT lots.id AS lotId, lots.auction_id AS auctionId FROM lots JOIN auctions ON auctions.id = lots.auction_id
  WHERE lots.plate_number = ? AND auctions.settled_at_ms IS NULL`;
const IS_PUBLISHED = `auctions.published_at_ms <= ${SERVER_NOW_MS}`;

/** Also before the site took money. */
const SOLD = `
  SELECT lots.id AS lotId, lots.auction_id AS auctionId FROM lots JOIN lot_heads ON lot_heads.lot_id = lots.id AND lot_heads.phase = 'sold'
  LEFT JOIN won_lots ON won_lots.lot_id = lots.id
  WHERE lots.plate_number = ? AND COALESCE(won_lots.state, '') NOT IN ('defaulted', 'returned')
  ORDER BY lots.id DESC LIMIT 1`;

@Injectable()
export class PlatesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  inAuction(transaction: Transaction | null, plateNumber: string): Promise<PlaceInAuction | undefined> {
    return this.placeOf(transaction, `${IN_AUCTION} LIMIT 1`, plateNumber);
  }

  /** As everybody sees it: a plate of a draft is in none. */
  inPublishedAuction(
    transaction: Transaction | null,
    plateNumber: string,
  ): Promise<PlaceInAuction | undefined> {
    return this.placeOf(transaction, `${IN_AUCTION} AND ${IS_PUBLISHED} LIMIT 1`, plateNumber);
  }

  soldIn(transaction: Transaction | null, plateNumber: string): Promise<PlaceInAuction | undefined> {
    return this.placeOf(transaction, SOLD, plateNumber);
  }

  async isReserved(transaction: Transaction | null, plateNumber: string): Promise<boolean> {
    const rows = await this.connection.query(
      'SELECT id FROM reservations WHERE plate_number = ? AND is_holding = 1 LIMIT 1',
      { type: QueryTypes.SELECT, replacements: [plateNumber], transaction },
    );
    return rows.length > 0;
  }

  /** What the city's stock says of a plate; null for one that is not in it. */
  async inStock(plateNumber: string): Promise<PlateView | null> {
    const [row] = await this.connection.query<StockRow>(
      'SELECT kind, colour, is_personalised AS isPersonalised, region FROM plates WHERE number = ?',
      { type: QueryTypes.SELECT, replacements: [plateNumber] },
    );
    if (row === undefined) return null;
    return { ...row, number: plateNumber, isPersonalised: row.isPersonalised !== 0 };
  }

  async regionOf(citizenId: number): Promise<string> {
    const [row] = await this.connection.query<{ region: string }>(
      'SELECT region FROM citizens WHERE id = ?',
      { type: QueryTypes.SELECT, replacements: [citizenId] },
    );
    if (row === undefined) throw new Error(`There is no citizen ${citizenId}`);
    return row.region;
  }

  private async placeOf(
    transaction: Transaction | null,
    sql: string,
    plateNumber: string,
  ): Promise<PlaceInAuction | undefined> {
    const [place] = await this.connection.query<PlaceInAuction>(sql, {
      type: QueryTypes.SELECT,
      replacements: [plateNumber],
      transaction,
    });
    return place;
  }
}
