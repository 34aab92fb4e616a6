// One search of the back office over plates, lots, orders, citizens and auctions.

export const OFFICE_HIT_KINDS = ['plate', 'lot', 'order', 'citizen', 'auction'] as const;
export type OfficeHitKind = (typeof OFFICE_HIT_KINDS)[number];

/** `POST /admin/search`: a body, so that what is looked for is in no log of addresses. */
export interface OfficeSearchBody {
  readonly text: string;
}

export interface OfficeHit {
  readonly kind: OfficeHitKind;
  /** Of an order its number, of all others their id. */
  readonly id: string;
  /** A plate's number, an order's, a user name, a title. */
  readonly text: string;
  /** Of a lot: where it is. */
  readonly auctionId: number | null;
  readonly auctionTitle: string | null;
  readonly lotNo: number | null;
  /** Of an order; null for others. */
  readonly amountFen: number | null;
  /** Of a citizen; masked for persons. */
  readonly name: string | null;
}

export interface OfficeSearchView {
  /** In the order of OFFICE_HIT_KINDS, OFFICE_HITS_MAX of each at most; of what one may see. */
  readonly items: readonly OfficeHit[];
  /** Kinds of which there is more than was told. */
  readonly more: readonly OfficeHitKind[];
}

export const OFFICE_SEARCH_MIN = 2;
export const OFFICE_SEARCH_MAX = 60;
export const OFFICE_HITS_MAX = 5;
