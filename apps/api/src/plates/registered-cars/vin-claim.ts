// What a car has, or is held for: one claim at a time, whatever holds it.

/** The order of a listing, an entry of an enrolment, a reservation, or a plate that was won or paid (the row of car_plates). */
export type VinClaimKind = 'order' | 'entry' | 'reservation' | 'plate';

export interface VinHolder {
  readonly kind: VinClaimKind;
  readonly id: number;
}

/** A holder with its car, and whose it is. */
export interface HeldCar extends VinHolder {
  readonly vin: string;
  readonly citizenId: number;
}

export interface StandingClaim extends VinHolder {
  readonly vinHash: string;
  readonly citizenId: number;
  /** Until when it is held though nobody has paid; null for what is paid, or waits for the office. */
  readonly unpaidUntilMs: number | null;
  /** The order that is not paid. */
  readonly unpaidOrderId: number | null;
}
