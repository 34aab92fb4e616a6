// Which plates have another way to an owner, or have one: many at once, and those of the stock that have none.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ClaimedPlate, PlateView, StockPlateView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { LotElsewhere } from './read-lots';

export interface StockSearch {
  readonly region: string | null;
  /** Characters of the plate, in capitals. */
  readonly contains: string | null;
}

/** Drafts count; a lot that was withdrawn is for no one to win any more. */
const ELSEWHERE = `
  FROM lots JOIN auctions ON auctions.id = lots.auction_id
  LEFT JOIN lot_heads withdrawn ON withdrawn.lot_id = lots.id AND withdrawn.phase = 'withdrawn'
  WHERE auctions.ended_at_ms IS NULL AND withdrawn.lot_id IS NULL AND auctions.id <> :auctionId`;

const IN_AUCTION = `SELECT lots.plate_number AS number, 'inAuction' AS claim ${ELSEWHERE}`;

/** Also before the site took money; one that was not paid for in the end, or was paid back, is free again. */
const WON = `
  SELECT lots.plate_number AS number, 'sold' AS claim FROM lots
  JOIN lot_heads ON lot_heads.lot_id = lots.id AND lot_heads.phase = 'sold'
  LEFT JOIN won_lots ON won_lots.lot_id = lots.id WHERE COALESCE(won_lots.state, '') NOT IN ('defaulted', 'returned')`;

const RESERVED = `
  SELECT reservations.plate_number AS number, 'reserved' AS claim FROM reservations
  WHERE reservations.is_holding = 1 AND COALESCE(reservations.auction_id, 0) <> :auctionId`;

const CLAIMS = `
  SELECT plates.number, listings.state AS claim FROM plates JOIN listings ON listings.plate_id = plates.id
    WHERE listings.state <> 'withdrawn' AND plates.number IN (:numbers)
  UNION ALL SELECT plate_number AS number, 'sold' AS claim FROM car_plates WHERE plate_number IN (:numbers)
  UNION ALL ${WON} AND lots.plate_number IN (:numbers)
  UNION ALL ${IN_AUCTION} AND lots.plate_number IN (:numbers)
  UNION ALL ${RESERVED} AND reservations.plate_number IN (:numbers)`;

const STOCK_COLUMNS =
  'plates.number, plates.kind, plates.colour, plates.is_personalised AS isPersonalised, plates.region';

const FREE = `
  FROM plates LEFT JOIN listings ON listings.plate_id = plates.id
  WHERE (listings.id IS NULL OR listings.state = 'withdrawn')
    AND (:region IS NULL OR plates.region = :region) AND (:contains IS NULL OR plates.number LIKE :contains)
    AND NOT EXISTS (SELECT 1 FROM car_plates WHERE car_plates.plate_number = plates.number)
    AND NOT EXISTS (${WON} AND lots.plate_number = plates.number)
    AND NOT EXISTS (${IN_AUCTION} AND lots.plate_number = plates.number)
    AND NOT EXISTS (SELECT 1 FROM lots own WHERE own.auction_id = :auctionId AND own.plate_number = plates.number)
    AND NOT EXISTS (${RESERVED} AND reservations.plate_number = plates.number)`;

interface StockRow extends Omit<PlateView, 'isPersonalised'> {
  readonly isPersonalised: 0 | 1;
  readonly lastPriceFen: number | null;
}

@Injectable()
export class PlateClaimsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Each plate once, in no order. What stands in this auction, or was brought to it by a reservation, is no claim. */
  async claimsOn(
    transaction: Transaction | null,
    auctionId: number,
    numbers: readonly string[],
  ): Promise<readonly ClaimedPlate[]> {
    if (numbers.length === 0) return [];
    const rows = await this.connection.query<ClaimedPlate>(CLAIMS, {
      type: QueryTypes.SELECT,
      replacements: { auctionId, numbers: [...numbers] },
      transaction,
    });
    return [...new Map(rows.map((row) => [row.number, row])).values()];
  }

  /** As which lot another auction has them, of those that one has. */
  async elsewhere(
    transaction: Transaction | null,
    auctionId: number,
    numbers: readonly string[],
  ): Promise<ReadonlyMap<string, LotElsewhere>> {
    if (numbers.length === 0) return new Map();
    const rows = await this.connection.query<LotElsewhere & { readonly number: string }>(
      `SELECT lots.plate_number AS number, lots.auction_id AS auctionId, auctions.title, lots.lot_no AS lotNo,
         auctions.published_at_ms IS NULL AS isDraft
       ${ELSEWHERE} AND lots.plate_number IN (:numbers)`,
      { type: QueryTypes.SELECT, replacements: { auctionId, numbers: [...numbers] }, transaction },
    );
    return new Map(
      rows.map(({ number, ...lot }) => [number, { ...lot, isDraft: Number(lot.isDraft) === 1 }]),
    );
  }

  /** What the city's stock says of these plates; those that are not in it are left out. */
  async inStock(numbers: readonly string[]): Promise<ReadonlyMap<string, PlateView>> {
    if (numbers.length === 0) return new Map();
    const rows = await this.connection.query<StockRow>(
      `SELECT ${STOCK_COLUMNS} FROM plates WHERE plates.number IN (:numbers)`,
      { type: QueryTypes.SELECT, replacements: { numbers: [...numbers] } },
    );
    return new Map(rows.map((row) => [row.number, { ...row, isPersonalised: row.isPersonalised !== 0 }]));
  }

  /** Plates of the stock that could become lots of this auction, by their numbers. */
  async freeStock(
    auctionId: number,
    { region, contains }: StockSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly items: readonly StockPlateView[]; readonly total: number }> {
    const replacements = {
      auctionId,
      region,
      contains: contains === null ? null : `%${contains}%`,
      limit,
      offset,
    };
    const [rows, [count]] = await Promise.all([
      this.connection.query<StockRow>(
        `SELECT ${STOCK_COLUMNS}, listings.price_fen AS lastPriceFen ${FREE} ORDER BY plates.number LIMIT :limit OFFSET :offset`,
        { type: QueryTypes.SELECT, replacements },
      ),
      this.connection.query<{ total: number }>(`SELECT COUNT(*) AS total ${FREE}`, {
        type: QueryTypes.SELECT,
        replacements,
      }),
    ]);
    const items = rows.map((row) => ({ ...row, isPersonalised: row.isPersonalised !== 0 }));
    return { items, total: Number(count?.total ?? 0) };
  }
}
