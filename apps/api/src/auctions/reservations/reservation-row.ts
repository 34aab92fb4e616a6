// How a reservation stands in its table.
import type { PlateView } from '@haopai/contracts';
import type { Reservation } from './reservation';

export const RESERVATION_COLUMNS = `
  reservations.id, reservations.citizen_id AS citizenId, reservations.plate_number AS number, reservations.plate_kind AS kind,
  reservations.plate_colour AS colour, reservations.is_personalised AS isPersonalised, reservations.region, reservations.vin,
  reservations.language, reservations.state, reservations.reason, reservations.created_at_ms AS createdAtMs,
  reservations.decided_at_ms AS decidedAtMs, reservations.deposit_fen AS depositFen,
  reservations.start_price_fen AS startPriceFen, reservations.order_id AS orderId, reservations.auction_id AS auctionId,
  reservations.lot_id AS lotId`;

export interface ReservationRow extends Omit<Reservation, 'plate'>, Omit<PlateView, 'isPersonalised'> {
  readonly isPersonalised: 0 | 1;
}

export function toReservation(row: ReservationRow): Reservation {
  const { number, kind, colour, isPersonalised, region, ...rest } = row;
  return { ...rest, plate: { number, kind, colour, isPersonalised: isPersonalised !== 0, region } };
}
