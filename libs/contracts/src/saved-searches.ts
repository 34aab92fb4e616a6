// Searches that a citizen has saved to be told of new plates, as the wire shows them.
import type { PlatePattern } from '@haopai/rules';

/** Among plates at a fixed price, or among those of coming auctions. */
export type SavedSearchScope = 'listings' | 'auctions';

/** What is looked for, among what the citizen may buy or bid on; null where it does not matter. At least one is given. */
export interface SavedSearchWish {
  /** As a plate has it: in capitals and without the prefix. */
  readonly contains: string | null;
  readonly endsWith: string | null;
  /** Characters none of which the plate has. */
  readonly without: string | null;
  readonly pattern: PlatePattern | null;
  /** In an auction there is none. */
  readonly priceFromFen: number | null;
  readonly priceToFen: number | null;
}

/** `POST /me/saved-searches`: the search that was saved, also when it had been before. What is left out does not matter. */
export interface SaveSearchBody extends Partial<NonNullFields<SavedSearchWish>> {
  readonly scope: SavedSearchScope;
}

export interface SavedSearchView {
  readonly id: number;
  readonly scope: SavedSearchScope;
  readonly wish: SavedSearchWish;
  readonly savedAtMs: number;
  /** When new plates were last told of; null until there were any. */
  readonly toldAtMs: number | null;
}

/** `GET /me/saved-searches`: the newest first. `DELETE /me/saved-searches/:id`: 204, also for one that is not there. */
export interface SavedSearches {
  readonly items: readonly SavedSearchView[];
  /** So many at most. */
  readonly max: number;
}

type NonNullFields<Fields> = { readonly [Name in keyof Fields]: NonNullable<Fields[Name]> };
