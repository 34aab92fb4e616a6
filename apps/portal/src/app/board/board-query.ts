// What the address of a board says of the lots that are wanted and of their order: anything unfit is as if it were not there. Pure.
import type { SaveSearchBody } from '@haopai/contracts';
import { PLATE_PATTERNS } from '@haopai/rules';
import type { PlateSearch } from '@haopai/rules/plates';
import { partFrom } from '../plates/plates-query';
import { givenOf } from '../saved-searches/search-query';
import { BOARD_SORTS, type BoardSort } from './board-order';

export const BOARD_FILTERS = ['all', 'mine', 'live', 'myRegion', 'personalised', 'sold'] as const;
export type BoardFilter = (typeof BOARD_FILTERS)[number];

/** The query of the address, as the router gives it. */
export interface BoardAddress {
  readonly show?: string | undefined;
  readonly contains?: string | undefined;
  readonly endsWith?: string | undefined;
  readonly without?: string | undefined;
  readonly pattern?: string | undefined;
  readonly sort?: string | undefined;
}

export interface BoardWish {
  readonly filter: BoardFilter;
  readonly search: PlateSearch;
  readonly sort: BoardSort;
}

/** Merged into the address; null takes a part away. */
export type BoardChange = Readonly<Partial<Record<keyof BoardAddress, string | null>>>;

/** Shows every lot; the order stays. */
export const NO_CONDITIONS: BoardChange = {
  show: null,
  contains: null,
  endsWith: null,
  without: null,
  pattern: null,
};

export function boardWishFrom({ show, contains, endsWith, without, pattern, sort }: BoardAddress): BoardWish {
  return {
    filter: BOARD_FILTERS.find((one) => one === show) ?? 'all',
    search: {
      contains: partFrom(contains),
      endsWith: partFrom(endsWith),
      without: partFrom(without),
      pattern: PLATE_PATTERNS.find((one) => one === pattern) ?? null,
    },
    sort: BOARD_SORTS.find((one) => one === sort) ?? 'lot',
  };
}

/** The address that says it, with nothing in it that need not be said. */
export function addressOf({ filter, search, sort }: BoardWish): Readonly<Record<string, string>> {
  const said = { show: filter === 'all' ? null : filter, ...search, sort: sort === 'lot' ? null : sort };
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  );
}

export function hasConditions({ filter, search }: BoardWish): boolean {
  return filter !== 'all' || isSearched(search);
}

/** One's own plates are asked for, and nothing narrows them. */
export function isMineAlone({ filter, search }: BoardWish): boolean {
  return filter === 'mine' && !isSearched(search);
}

/** To be told of coming auctions that have such plates; null while nothing is looked for. */
export function searchToSave({ search }: BoardWish): SaveSearchBody | null {
  return isSearched(search) ? { scope: 'auctions', ...givenOf(search) } : null;
}

function isSearched(search: PlateSearch): boolean {
  return Object.values(search).some((one) => one !== null);
}
