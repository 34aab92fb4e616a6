// A plate of the stock as its stores read it.
import type { PlateView, PlateWay, StockItemView, StockState } from '@haopai/contracts';

/** What STOCK_COLUMNS gives. */
export interface StockRow extends Omit<PlateView, 'isPersonalised'> {
  readonly id: number;
  readonly isPersonalised: number;
  readonly version: number;
  readonly listingId: number | null;
  readonly state: StockState;
  readonly priceFen: number | null;
  readonly orderId: number | null;
  readonly orderNo: string | null;
}

export interface StockPlate extends Omit<StockItemView, 'way'> {
  /** Null until it is offered for the first time. */
  readonly listingId: number | null;
  readonly orderId: number | null;
}

/** The order's number from a query of its own, which a locking one leaves unlocked. */
export const STOCK_COLUMNS = `plates.id, plates.number, plates.kind, plates.colour,
  plates.is_personalised AS isPersonalised, plates.region, plates.version, listings.id AS listingId,
  COALESCE(listings.state, 'unlisted') AS state, listings.price_fen AS priceFen, listings.order_id AS orderId,
  (SELECT order_no FROM orders WHERE orders.id = listings.order_id) AS orderNo`;

export const STOCK_TABLES = 'plates LEFT JOIN listings ON listings.plate_id = plates.id';

export function toStockPlate(row: StockRow): StockPlate {
  const { id, number, kind, colour, isPersonalised, region, version } = row;
  const { listingId, state, priceFen, orderId, orderNo } = row;
  return {
    ...{ id, version, listingId, state, priceFen, orderId, orderNo },
    plate: { number, kind, colour, isPersonalised: isPersonalised !== 0, region },
  };
}

export function stockView(plate: StockPlate, way: PlateWay | undefined): StockItemView {
  const { id, version, state, priceFen, orderNo } = plate;
  return { id, plate: plate.plate, state, priceFen, orderNo, way: way ?? null, version };
}
