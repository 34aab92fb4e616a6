// What the address of the prices says, and the address for what is wanted: anything unfit is as if it were not there. Pure.
import type { PlateView, PricePeriodLength, SoldPlateSort } from '@haopai/contracts';
import { PLATE_CLASSES, type PlateClass } from '@haopai/rules';
import { pageFromQuery } from '@haopai/web-app/lists';
import type { SoldKindQuery, SoldPlateQuery } from '@haopai/web-data/results';
import { partFrom } from '../plates/plates-query';

export const PRICES_PER_PAGE = 20;
export const SORTS: readonly SoldPlateSort[] = ['newest', 'price', '-price', 'number'];
export const COLOURS: readonly PlateView['colour'][] = ['blue', 'green', 'yellow'];
export const LENGTHS: readonly PricePeriodLength[] = ['month', 'year'];
const USUAL_SORT: SoldPlateSort = 'newest';
const USUAL_LENGTH: PricePeriodLength = 'month';

/** The query of the address, as the router gives it. */
export interface PricesAddress {
  readonly pattern?: string | undefined;
  readonly colour?: string | undefined;
  readonly contains?: string | undefined;
  readonly endsWith?: string | undefined;
  /** Characters that the plate shall not have. */
  readonly without?: string | undefined;
  readonly sort?: string | undefined;
  readonly by?: string | undefined;
  readonly page?: string | undefined;
}

export interface PricesWish {
  readonly pattern: PlateClass | null;
  readonly colour: PlateView['colour'] | null;
  /** As a plate has it, or null. */
  readonly contains: string | null;
  readonly endsWith: string | null;
  readonly without: string | null;
  readonly sort: SoldPlateSort;
  readonly by: PricePeriodLength;
  readonly page: number;
}

/** Merged into the address; null takes a part away, and every change begins with the first page. */
export type PricesChange = Readonly<Partial<Record<keyof PricesAddress, string | null>>>;

export function wishFrom(address: PricesAddress): PricesWish {
  const { pattern, colour, sort, by } = address;
  return {
    pattern: PLATE_CLASSES.find((one) => one === pattern) ?? null,
    colour: COLOURS.find((one) => one === colour) ?? null,
    contains: partFrom(address.contains),
    endsWith: partFrom(address.endsWith),
    without: partFrom(address.without),
    sort: SORTS.find((one) => one === sort) ?? USUAL_SORT,
    by: LENGTHS.find((one) => one === by) ?? USUAL_LENGTH,
    page: pageFromQuery(address.page),
  };
}

/** What is asked of the server for the list. */
export function queryOf(wish: PricesWish): SoldPlateQuery {
  const { contains, endsWith, without, sort, page } = wish;
  return {
    ...kindOf(wish),
    ...(contains === null ? {} : { contains }),
    ...(endsWith === null ? {} : { endsWith }),
    ...(without === null ? {} : { without }),
    ...{ sort, page, size: PRICES_PER_PAGE },
  };
}

/** And for the figures, which are of all plates of a kind, whatever is looked for among them. */
export function kindOf({ pattern, colour }: Pick<PricesWish, 'pattern' | 'colour'>): SoldKindQuery {
  return { ...(pattern === null ? {} : { pattern }), ...(colour === null ? {} : { colour }) };
}

/** How many conditions narrow the search: order, periods and page are none. */
export function conditionCount({ pattern, colour, contains, endsWith, without }: PricesWish): number {
  return [pattern, colour, contains, endsWith, without].filter((one) => one !== null).length;
}

export function changeOfSort(sort: string): PricesChange {
  return { sort: sort === USUAL_SORT ? null : sort, page: null };
}

export function changeOfLength(by: PricePeriodLength): PricesChange {
  return { by: by === USUAL_LENGTH ? null : by };
}
