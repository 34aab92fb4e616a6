// Where plates of the stock are now: in a draft, in an auction, with an order, reserved, with an owner, or back from an auction. In plain SQL.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { StockPlace, StockPlaceKind } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

interface PlaceRow {
  readonly number: string;
  readonly place: StockPlaceKind;
  readonly auctionId: number | null;
  readonly title: string | null;
  readonly lotNo: number | null;
  readonly orderNo: string | null;
}

/** What ended in no other way was never bid on. */
const LOT_STATE = `CASE WHEN auctions.id IS NULL THEN NULL WHEN auctions.published_at_ms IS NULL THEN 'draft'
    WHEN heads.phase = 'sold' THEN IF(COALESCE(won_lots.state, '') IN ('defaulted', 'returned'), 'defaulted', 'sold')
    WHEN heads.phase IN ('unsold', 'withdrawn') THEN heads.phase
    WHEN auctions.ended_at_ms IS NOT NULL THEN 'unsold' ELSE 'auction' END`;

/** Of each plate the newest lot alone: before it became one it had left all others. */
const placed = (numbers: '' | 'WHERE lots.plate_number IN (:numbers)'): string => `
  SELECT plates.id, plates.number, auctions.id AS auctionId, auctions.title, newest.lot_no AS lotNo,
    won_lots.balance_order_id AS orderId,
    CASE WHEN ${LOT_STATE} IN ('draft', 'auction') THEN ${LOT_STATE}
      WHEN listings.state IN ('forSale', 'held') THEN listings.state
      WHEN EXISTS (SELECT 1 FROM reservations WHERE reservations.plate_number = plates.number AND reservations.is_holding = 1)
        THEN 'reserved'
      WHEN listings.state = 'sold' OR ${LOT_STATE} = 'sold'
        OR EXISTS (SELECT 1 FROM car_plates WHERE car_plates.plate_number = plates.number) THEN 'sold'
      ELSE COALESCE(${LOT_STATE}, 'free') END AS place
  FROM plates LEFT JOIN listings ON listings.plate_id = plates.id
  LEFT JOIN (SELECT lots.plate_number, MAX(lots.id) AS id FROM lots ${numbers} GROUP BY lots.plate_number) latest
    ON latest.plate_number = plates.number
  LEFT JOIN lots newest ON newest.id = latest.id LEFT JOIN auctions ON auctions.id = newest.auction_id
  LEFT JOIN lot_heads heads ON heads.lot_id = newest.id LEFT JOIN won_lots ON won_lots.lot_id = newest.id`;

/** For a search: one value to fill in. */
export const IS_IN_PLACE = `plates.id IN (SELECT found.id FROM (${placed('')}) found WHERE found.place = ?)`;

/** The places that are said of a lot. */
const OF_LOTS: readonly StockPlaceKind[] = ['draft', 'auction', 'sold', 'unsold', 'withdrawn', 'defaulted'];

@Injectable()
export class PlatePlacesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** By number. */
  async placesOf(numbers: readonly string[]): Promise<ReadonlyMap<string, StockPlace>> {
    if (numbers.length === 0) return new Map();
    const rows = await this.connection.query<PlaceRow>(
      `SELECT found.number, found.place, found.auctionId, found.title, found.lotNo,
         (SELECT order_no FROM orders WHERE orders.id = found.orderId) AS orderNo
       FROM (${placed('WHERE lots.plate_number IN (:numbers)')} WHERE plates.number IN (:numbers)) found`,
      { type: QueryTypes.SELECT, replacements: { numbers: [...numbers] } },
    );
    return new Map(rows.map((row) => [row.number, toPlace(row)]));
  }
}

function toPlace({ place, auctionId, title, lotNo, orderNo }: PlaceRow): StockPlace {
  const isOfLot = OF_LOTS.includes(place) && auctionId !== null && title !== null && lotNo !== null;
  return {
    kind: place,
    lot: isOfLot ? { auctionId, title, lotNo } : null,
    orderNo: place === 'sold' ? orderNo : null,
  };
}
