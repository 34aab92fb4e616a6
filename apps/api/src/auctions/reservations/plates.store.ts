// Looks a plate up among lots, reservations and the city's stock.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

interface StockRow {
  readonly kind: PlateView['kind'];
  readonly colour: PlateView['colour'];
  readonly isPersonalised: 0 | 1;
  readonly region: string;
}

/** Drafts count; what has ended and is not settled may have been won. */
const IN_AUCTION = `
  SELECT lots.id FROM lots JOIN auctions ON auctions.id = lots.auction_id
  WHERE lots.plate_number = ? AND auctions.settled_at_ms IS NULL LIMIT 1`;

/** Also before the site took money. */
const SOLD = `
  SELECT lots.id FROM lots JOIN lot_heads ON lot_heads.lot_id = lots.id AND lot_heads.phase = 'sold'
  LEFT JOIN won_lots ON won_lots.lot_id = lots.id
  WHERE lots.plate_number = ? AND COALESCE(won_lots.state, '') <> 'defaulted' LIMIT 1`;

@Injectable()
export class PlatesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  isInAuction(transaction: Transaction | null, plateNumber: string): Promise<boolean> {
    return this.has(transaction, IN_AUCTION, plateNumber);
  }

  wasSold(transaction: Transaction | null, plateNumber: string): Promise<boolean> {
    return this.has(transaction, SOLD, plateNumber);
  }

  isReserved(transaction: Transaction | null, plateNumber: string): Promise<boolean> {
    const sql = 'SELECT id FROM reservations WHERE plate_number = ? AND is_holding = 1 LIMIT 1';
    return this.has(transaction, sql, plateNumber);
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

  private async has(transaction: Transaction | null, sql: string, plateNumber: string): Promise<boolean> {
    const rows = await this.connection.query(sql, {
      type: QueryTypes.SELECT,
      replacements: [plateNumber],
      transaction,
    });
    return rows.length > 0;
  }
}
