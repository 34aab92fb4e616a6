// What is looked for among the plates for sale, read from a request.
import type { ListingPattern, ListingSort } from '@haopai/contracts';
import type { PlatePart } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { readPlateParts } from './plate-parts';

export interface ListingSearch {
  /** Null: of every region. */
  readonly region: string | null;
  readonly priceFromFen: number | null;
  readonly priceToFen: number | null;
  readonly pattern: ListingPattern | null;
  readonly contains: PlatePart | null;
  readonly endsWith: PlatePart | null;
  readonly sort: ListingSort;
}

export interface AskedSearch extends Omit<ListingSearch, 'contains' | 'endsWith'> {
  /** As typed. */
  readonly contains: string | null;
  readonly endsWith: string | null;
}

export function readSearch(asked: AskedSearch): ListingSearch | RefusalError<'LISTING.BAD_SEARCH'> {
  const { contains, endsWith } = asked;
  const parts = readPlateParts({ contains, endsWith });
  return parts instanceof RefusalError ? parts : { ...asked, ...parts };
}
