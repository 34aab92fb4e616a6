// Reservations as the back office decides them.
import type { ReservationRefusal, ReservationState, ReservationView } from './reservations';

/** What a deposit, a start price and the days to pay are unless somebody says otherwise, and how far each may go. */
export interface ApprovalTerms {
  readonly depositFen: number;
  readonly startPriceFen: number;
  readonly payDays: number;
  readonly moneyFenMax: number;
  readonly payDaysMax: number;
}

/** Items of `GET /admin/reservations?state=&plate=&username=&page=&size=`: what waits first, the oldest of it before the others; then the newest. */
export interface ReservationCase extends ReservationView {
  readonly citizen: { readonly id: number; readonly username: string };
  /** Of one that waits: why its plate could not be had any more. */
  readonly refusal: ReservationRefusal | null;
  /** Of the staff, or `site`. */
  readonly decidedBy: string | null;
  readonly startPriceFen: number | null;
}

export interface ReservationSearch {
  readonly state?: ReservationState;
  /** A part of the number. */
  readonly plate?: string;
  readonly username?: string;
}

/** `POST /admin/reservations/:id/approval` */
export interface ApproveReservationBody {
  readonly depositFen: number;
  readonly startPriceFen: number;
  readonly payDays: number;
}

/** `POST /admin/reservations/:id/rejection` */
export interface RejectReservationBody {
  /** As the citizen reads it. */
  readonly reason: string;
}
