// The fixed-price sale on the wire: `GET /listings`, `GET /listings/:id`, `POST /listings/:id/orders`.
import type { PlateView } from './lots';

/** `held` while an order waits to be paid. */
export type ListingState = 'forSale' | 'held' | 'sold' | 'withdrawn';

/** Like characters in a row (AAA), ascending ones (ABC), a pair twice (ABAB). */
export type ListingPattern = 'aaa' | 'abc' | 'abab';

/** A minus means falling; `newest` is what was put up last. */
export type ListingSort = 'price' | '-price' | 'newest' | 'number';

export interface ListingView {
  readonly id: number;
  readonly plate: PlateView;
  readonly priceFen: number;
  readonly state: ListingState;
  readonly patterns: readonly ListingPattern[];
}

/** `POST /listings/:id/orders`, under an Idempotency-Key; the answer is the order, an OrderHead. */
export interface BuyListingBody {
  readonly vin: string;
}
