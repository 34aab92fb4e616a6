// One car, one plate: what is said of a VIN while it is typed, and why it cannot be used.
import type { Refusal } from './refusal-codes';

export type HeldVinRefusal = Refusal<
  'VIN.ENROLLED' | 'VIN.HAS_PLATE' | 'VIN.HAS_ORDER' | 'VIN.RESERVED' | 'VIN.NOT_YOURS'
>;

/** `GET /auctions/:id/vins/:vin` and, for a purchase or a reservation, `GET /me/vins/:vin`: while typing. */
export interface VinCheckView {
  /** As it is written: capitals, without spaces. */
  readonly vin: string;
  readonly isValid: boolean;
  /** Valid, and its check digit is worth a second look. */
  readonly isWarning: boolean;
  /** Valid, and held by nothing. */
  readonly isFree: boolean;
  /** Why it is not free. */
  readonly refusal: HeldVinRefusal | null;
}
