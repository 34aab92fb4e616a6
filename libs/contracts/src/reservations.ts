// A citizen's wish that a certain plate enter the next auction, as the wire shows it.
import type { PlateVehicle } from '@haopai/rules/plates';
import type { Refusal } from './refusal-codes';
import type { PlateView } from './lots';

/**
 * `approved`: its deposit is to be paid by `payByMs`. `paid`: it waits for the next auction. `inAuction`: the plate is a lot of
 * it, and the citizen is enrolled. `lapsed`: the deposit was not paid in time. Rejected and lapsed ones free the plate.
 */
export type ReservationState = 'pending' | 'approved' | 'rejected' | 'paid' | 'inAuction' | 'lapsed';

/** `POST /reservations`, with Idempotency-Key. Answers 201 with the ReservationView. */
export interface ReserveBody {
  /** The last five characters of an ordinary plate, or six of a new-energy one. */
  readonly tail: string;
  readonly vin: string;
  /** Which vehicle the car is; a page of the release before says nothing of it. */
  readonly vehicle?: PlateVehicle;
}

/** Why a plate cannot be reserved. */
export type ReservationRefusal = Refusal<
  | 'RESERVATION.PLATE_MALFORMED'
  | 'RESERVATION.PLATE_TAKEN'
  | 'RESERVATION.PLATE_RESERVED'
  | 'RESERVATION.PLATE_LISTED'
  | 'RESERVATION.PLATE_IN_AUCTION'
>;

/** `GET /reservations/plates/:tail`: while typing. */
export interface PlateCheckView {
  /** Null when no plate can have this number. */
  readonly plate: PlateView | null;
  readonly isFree: boolean;
  readonly refusal: ReservationRefusal | null;
}

/** `GET /reservations/terms`: what is usual, before one reserves; an approval may say otherwise. */
export interface ReservationTerms {
  readonly depositFen: number;
  readonly startPriceFen: number;
  /** Within which the staff mean to decide. */
  readonly reviewDays: number;
  /** Within which the deposit is to be paid once it is approved. */
  readonly payDays: number;
}

/** Items of `GET /me/reservations?page=&size=`, the newest first. */
export interface ReservationView {
  readonly id: number;
  readonly plate: PlateView;
  readonly vin: string;
  readonly state: ReservationState;
  /** Of one that was rejected. */
  readonly reason: string | null;
  readonly createdAtMs: number;
  readonly decidedAtMs: number | null;
  readonly depositFen: number | null;
  readonly orderNo: string | null;
  /** Until when an approved one waits to be paid. */
  readonly payByMs: number | null;
  /** Once the plate is a lot of it; the title alone before it is published. */
  readonly auction: { readonly id: number; readonly title: string } | null;
  readonly lotId: number | null;
}
