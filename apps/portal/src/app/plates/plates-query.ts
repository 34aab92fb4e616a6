// What the address of the plates for sale says, and the address for what is wanted: anything unfit is as if it were not there. Pure.
import type { ListingPattern, ListingSort } from '@haopai/contracts';
import { JINHUA_PLATES, parsePlatePart, PLATE_PATTERNS, yuanToFen } from '@haopai/rules';
import { pageFromQuery } from '@haopai/web-app/lists';
import type { ListingQuery } from '@haopai/web-data';

export const PLATES_PER_PAGE = 24;
export const SORTS: readonly ListingSort[] = ['price', '-price', 'newest', 'number'];
export const USUAL_SORT: ListingSort = 'price';

const YUAN_MAX = 100_000_000;

/** The query of the address, as the router gives it. */
export interface PlatesAddress {
  readonly region?: string | undefined;
  /** In yuan. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly pattern?: string | undefined;
  readonly contains?: string | undefined;
  readonly endsWith?: string | undefined;
  readonly sort?: string | undefined;
  readonly page?: string | undefined;
}

export interface PlatesWish {
  readonly region: string | null;
  readonly band: PriceBand;
  readonly pattern: ListingPattern | null;
  /** As a plate has it, or null. */
  readonly contains: string | null;
  readonly endsWith: string | null;
  readonly sort: ListingSort;
  readonly page: number;
}

export interface PriceBand {
  readonly fromYuan: number | null;
  readonly toYuan: number | null;
}

const ANY_PRICE: PriceBand = { fromYuan: null, toYuan: null };

/** By which people look; others may stand in the address. */
export const BANDS: readonly PriceBand[] = [
  ANY_PRICE,
  { fromYuan: null, toYuan: 2_000 },
  { fromYuan: 2_000, toYuan: 5_000 },
  { fromYuan: 5_000, toYuan: 10_000 },
  { fromYuan: 10_000, toYuan: 20_000 },
  { fromYuan: 20_000, toYuan: null },
];

export function isSameBand(one: PriceBand, other: PriceBand): boolean {
  return one.fromYuan === other.fromYuan && one.toYuan === other.toYuan;
}

export function isAnyPrice(band: PriceBand): boolean {
  return isSameBand(band, ANY_PRICE);
}

export function wishFrom(address: PlatesAddress): PlatesWish {
  const { region = '', pattern, sort } = address;
  return {
    region: /^\d{6}$/.test(region) ? region : null,
    band: { fromYuan: yuanFrom(address.from), toYuan: yuanFrom(address.to) },
    pattern: PLATE_PATTERNS.find((one) => one === pattern) ?? null,
    contains: partFrom(address.contains),
    endsWith: partFrom(address.endsWith),
    sort: SORTS.find((one) => one === sort) ?? USUAL_SORT,
    page: pageFromQuery(address.page),
  };
}

function yuanFrom(text: string | undefined): number | null {
  const yuan = Number(text);
  return text !== '' && Number.isInteger(yuan) && yuan >= 0 && yuan <= YUAN_MAX ? yuan : null;
}

/** As a plate has it: in capitals and without the prefix. */
export function partFrom(text: string | undefined): string | null {
  const part = parsePlatePart(text, JINHUA_PLATES);
  return part.ok ? part.value.text : null;
}

/** What is asked of the server. */
export function queryOf(wish: PlatesWish): ListingQuery {
  const { region, band, pattern, contains, endsWith, sort, page } = wish;
  return {
    ...(region === null ? {} : { region }),
    ...(band.fromYuan === null ? {} : { priceFromFen: yuanToFen(band.fromYuan) }),
    ...(band.toYuan === null ? {} : { priceToFen: yuanToFen(band.toYuan) }),
    ...(pattern === null ? {} : { pattern }),
    ...(contains === null ? {} : { contains }),
    ...(endsWith === null ? {} : { endsWith }),
    ...{ sort, page, size: PLATES_PER_PAGE },
  };
}

/** How many conditions narrow the search: order and page are none. */
export function conditionCount({ region, band, pattern, contains, endsWith }: PlatesWish): number {
  const conditions = [region, pattern, contains, endsWith].filter((one) => one !== null).length;
  return conditions + (isAnyPrice(band) ? 0 : 1);
}

/** Merged into the address; null takes a part away, and every change begins with the first page. */
export type AddressChange = Readonly<Partial<Record<keyof PlatesAddress, string | number | null>>>;

export function changeOfBand({ fromYuan, toYuan }: PriceBand): AddressChange {
  return { from: fromYuan, to: toYuan, page: null };
}
