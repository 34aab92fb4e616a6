// The fixed-price sale on the wire: `GET /listings` and `GET /listings/:id`, alike for everybody; `GET /me/listings`, what a citizen may buy;
// `POST /listings/:id/orders`.
import type { PlatePattern } from '@haopai/rules';
import type { PlateVehicle } from '@haopai/rules/plates';
import type { PlateView } from './lots';

/** `held` while an order waits to be paid. */
export type ListingState = 'forSale' | 'held' | 'sold' | 'withdrawn';

/** What `pattern` may be; defined with the rules. */
export type ListingPattern = PlatePattern;

/** A minus means falling; `newest` is what was put up last. */
export type ListingSort = 'price' | '-price' | 'newest' | 'number';

export interface ListingView {
  readonly id: number;
  readonly plate: PlateView;
  readonly priceFen: number;
  readonly state: ListingState;
  readonly patterns: readonly ListingPattern[];
}

/** A Page of listings has a `total` of at most this, which then means: this many or more. Nobody pages beyond them. */
export const LISTINGS_COUNTED_MAX = 1_000;

/** `POST /listings/:id/orders`, under an Idempotency-Key; the answer is the order, an OrderHead. */
export interface BuyListingBody {
  readonly vin: string;
  /** Which vehicle the car is; a page of the release before says nothing of it. */
  readonly vehicle?: PlateVehicle;
}
