// What is known of plates beside the fixed-price sale: whether an auction, a reservation or an owner has them, and the regions.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView, PlateWay } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';

interface WayRow {
  readonly number: string;
  readonly way: PlateWay;
}

/**
 * Drafts count; what has ended and is not settled may have been won. Won also before the site took money; one that was not
 * paid for in the end is free again. What was sold at a fixed price its listing says.
 */
const WAYS = `
  SELECT lots.plate_number AS number, 'inAuction' AS way FROM lots JOIN auctions ON auctions.id = lots.auction_id
    WHERE auctions.settled_at_ms IS NULL AND lots.plate_number IN (:numbers)
  UNION ALL SELECT plate_number AS number, 'reserved' AS way FROM reservations
    WHERE is_holding = 1 AND plate_number IN (:numbers)
  UNION ALL SELECT plate_number AS number, 'sold' AS way FROM car_plates
    WHERE source = 'lot' AND plate_number IN (:numbers)
  UNION ALL SELECT lots.plate_number AS number, 'sold' AS way FROM lots
    JOIN lot_heads ON lot_heads.lot_id = lots.id AND lot_heads.phase = 'sold'
    LEFT JOIN won_lots ON won_lots.lot_id = lots.id
    WHERE COALESCE(won_lots.state, '') NOT IN ('defaulted', 'returned') AND lots.plate_number IN (:numbers)`;

/** Any trace at all, also of what has ended: a plate that left one is never as if it had not been. */
const USED = `
  SELECT plate_number AS number FROM lots WHERE plate_number IN (:numbers)
  UNION SELECT plate_number AS number FROM reservations WHERE plate_number IN (:numbers)
  UNION SELECT plate_number AS number FROM car_plates WHERE plate_number IN (:numbers)`;

@Injectable()
export class PlateWaysStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Of those plates that have one. */
  async waysOf(
    transaction: Transaction | null,
    numbers: readonly string[],
  ): Promise<ReadonlyMap<string, PlateWay>> {
    if (numbers.length === 0) return new Map();
    const rows = await this.connection.query<WayRow>(WAYS, {
      type: QueryTypes.SELECT,
      replacements: { numbers: [...numbers] },
      transaction,
    });
    return new Map(rows.map(({ number, way }) => [number, way]));
  }

  /** Those that have been a lot, were wished for or belong to a car. */
  async used(transaction: Transaction, numbers: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.connection.query<{ number: string }>(USED, {
      type: QueryTypes.SELECT,
      replacements: { numbers: [...numbers] },
      transaction,
    });
    return new Set(rows.map(({ number }) => number));
  }

  /** Those of them that are in the stock. */
  async present(transaction: Transaction | null, numbers: readonly string[]): Promise<ReadonlySet<string>> {
    if (numbers.length === 0) return new Set();
    const rows = await this.connection.query<{ number: string }>(
      'SELECT number FROM plates WHERE number IN (?)',
      { type: QueryTypes.SELECT, replacements: [[...numbers]], transaction },
    );
    return new Set(rows.map(({ number }) => number));
  }

  /** Plates of these lots, as they were offered there; of those that are this auction's. */
  async ofLots(auctionId: number, lotIds: readonly number[]): Promise<readonly PlateView[]> {
    const rows = await this.connection.query<Omit<PlateView, 'isPersonalised'> & { isPersonalised: 0 | 1 }>(
      `SELECT plate_number AS number, plate_kind AS kind, plate_colour AS colour,
         is_personalised AS isPersonalised, region
       FROM lots WHERE auction_id = :auctionId AND id IN (:lotIds) ORDER BY lot_no`,
      { type: QueryTypes.SELECT, replacements: { auctionId, lotIds: [0, ...lotIds] } },
    );
    return rows.map((row) => ({ ...row, isPersonalised: row.isPersonalised !== 0 }));
  }

  async isRegion(transaction: Transaction | null, code: string): Promise<boolean> {
    const rows = await this.connection.query('SELECT code FROM regions WHERE code = ?', {
      type: QueryTypes.SELECT,
      replacements: [code],
      transaction,
    });
    return rows.length > 0;
  }
}
