// A saved search as it is stored, and the one text that stands for what it looks for.
import type { SavedSearchScope, SavedSearchView, SavedSearchWish } from '@haopai/contracts';

/** For each citizen. */
export const SAVED_SEARCHES_MAX = 10;

const NAMES = ['contains', 'endsWith', 'without', 'pattern', 'priceFromFen', 'priceToFen'] as const;

const NOTHING: SavedSearchWish = {
  contains: null,
  endsWith: null,
  without: null,
  pattern: null,
  priceFromFen: null,
  priceToFen: null,
};

export interface StoredSearch {
  readonly id: number;
  readonly scope: SavedSearchScope;
  readonly wish: string;
  readonly savedAtMs: number;
  readonly toldAtMs: number | null;
}

/** What is looked for and nothing else, always in the same order: two searches for the same are the same text. */
export function textOfWish(wish: SavedSearchWish): string {
  return JSON.stringify(Object.fromEntries(NAMES.flatMap((name) => given(name, wish[name]))));
}

export function wishOfText(text: string): SavedSearchWish {
  return { ...NOTHING, ...(JSON.parse(text) as Partial<SavedSearchWish>) };
}

/** What is null is left out: as the data of a notice. */
export function dataOfWish(text: string): Readonly<Record<string, string | number>> {
  return JSON.parse(text) as Record<string, string | number>;
}

export function looksForNothing(wish: SavedSearchWish): boolean {
  return NAMES.every((name) => wish[name] === null);
}

export function savedSearchView({ id, scope, wish, savedAtMs, toldAtMs }: StoredSearch): SavedSearchView {
  return { id, scope, wish: wishOfText(wish), savedAtMs, toldAtMs };
}

function given(name: string, value: string | number | null): [string, string | number][] {
  return value === null ? [] : [[name, value]];
}
