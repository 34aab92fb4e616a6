// A reservation as the rules of it see it.
import type { PlateView, ReservationState } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import type { JudgedCar } from '../../plates/registered-cars';

export interface Reservation {
  readonly id: number;
  readonly citizenId: number;
  readonly plate: PlateView;
  readonly vin: string;
  readonly language: Language;
  readonly state: ReservationState;
  readonly reason: string | null;
  readonly createdAtMs: number;
  readonly decidedAtMs: number | null;
  readonly depositFen: number | null;
  readonly startPriceFen: number | null;
  readonly orderId: number | null;
  readonly auctionId: number | null;
  readonly lotId: number | null;
}

export interface NewReservation {
  readonly citizenId: number;
  readonly plate: PlateView;
  readonly car: JudgedCar;
  readonly language: Language;
}
