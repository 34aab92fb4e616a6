// What is looked for among the plates for sale, read from a request.
import type { FieldRefusal, ListingPattern, ListingSort } from '@haopai/contracts';
import { JINHUA_PLATES, parsePlatePart, type PlatePart } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';

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
  const contains = readPart('contains', asked.contains);
  const endsWith = readPart('endsWith', asked.endsWith);
  const faults = [contains, endsWith].filter((part) => part !== null && 'code' in part);
  if (faults.length > 0) return new RefusalError('LISTING.BAD_SEARCH', { fields: faults });
  return { ...asked, contains: soundPart(contains), endsWith: soundPart(endsWith) };
}

function readPart(path: string, typed: string | null): PlatePart | FieldRefusal | null {
  if (typed === null) return null;
  const part = parsePlatePart(typed, JINHUA_PLATES);
  return part.ok ? part.value : { path, code: part.code, data: part.data };
}

function soundPart(part: PlatePart | FieldRefusal | null): PlatePart | null {
  return part !== null && 'text' in part ? part : null;
}
