// A listing as its stores read it, and as the wire shows it.
import type { ListingState, ListingView, PlateView } from '@haopai/contracts';

/** What LISTING_COLUMNS gives. */
export interface ListingRow {
  readonly id: number;
  readonly priceFen: number;
  readonly state: ListingState;
  readonly isAaa: number;
  readonly isAbc: number;
  readonly isAbab: number;
  readonly number: string;
  readonly kind: PlateView['kind'];
  readonly colour: PlateView['colour'];
  readonly isPersonalised: number;
  readonly region: string;
}

export const LISTING_COLUMNS = `listings.id, listings.price_fen AS priceFen, listings.state, listings.is_aaa AS isAaa,
  listings.is_abc AS isAbc, listings.is_abab AS isAbab, plates.number, plates.kind, plates.colour,
  plates.is_personalised AS isPersonalised, plates.region`;

export function toListingView(row: ListingRow): ListingView {
  const { id, priceFen, state, number, kind, colour, isPersonalised, region } = row;
  return {
    id,
    plate: { number, kind, colour, isPersonalised: isPersonalised !== 0, region },
    priceFen,
    state,
    patterns: [
      ...(row.isAaa !== 0 ? (['aaa'] as const) : []),
      ...(row.isAbc !== 0 ? (['abc'] as const) : []),
      ...(row.isAbab !== 0 ? (['abab'] as const) : []),
    ],
  };
}
