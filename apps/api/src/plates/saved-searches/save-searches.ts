// Use case: the searches that a citizen has saved to be told of new plates: all of them, one more, one less.
import { Injectable } from '@nestjs/common';
import type { SavedSearches, SavedSearchScope, SavedSearchView, SavedSearchWish } from '@haopai/contracts';
import { readPlateParts } from '../catalogue';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { looksForNothing, SAVED_SEARCHES_MAX, savedSearchView, textOfWish } from './saved-search';
import { SavedSearchesStore } from './saved-searches.store';

/** Texts as typed. */
interface AskedSavedSearch {
  readonly citizenId: number;
  readonly scope: SavedSearchScope;
  readonly wish: SavedSearchWish;
}

@Injectable()
export class SaveSearches {
  constructor(
    private readonly searches: SavedSearchesStore,
    private readonly transactions: Transactions,
  ) {}

  async of(citizenId: number): Promise<SavedSearches> {
    const stored = await this.searches.of(null, citizenId, SAVED_SEARCHES_MAX);
    return { items: stored.map(savedSearchView), max: SAVED_SEARCHES_MAX };
  }

  /** The one that was saved before when it looks for the same. */
  async add({ citizenId, scope, wish: asked }: AskedSavedSearch): Promise<SavedSearchView | RefusalError> {
    const { contains, endsWith, without } = asked;
    const parts = readPlateParts({ contains, endsWith, without });
    if (parts instanceof RefusalError) return parts;
    const texts = {
      contains: parts.contains?.text ?? null,
      endsWith: parts.endsWith?.text ?? null,
      without: parts.without?.text ?? null,
    };
    // Plates of an auction have no price yet.
    const prices = scope === 'auctions' ? { priceFromFen: null, priceToFen: null } : {};
    const wish = { ...asked, ...texts, ...prices };
    if (looksForNothing(wish)) return new RefusalError('SAVED_SEARCH.EMPTY', {});
    const text = textOfWish(wish);
    return this.transactions.run(async (transaction) => {
      if (!(await this.searches.lockCitizen(transaction, citizenId)))
        return new RefusalError('SESSION.MISSING', {});
      const saved = await this.searches.of(transaction, citizenId, SAVED_SEARCHES_MAX);
      const before = saved.find((one) => one.scope === scope && one.wish === text);
      if (before !== undefined) return savedSearchView(before);
      if (saved.length >= SAVED_SEARCHES_MAX)
        return new RefusalError('SAVED_SEARCH.TOO_MANY', { max: SAVED_SEARCHES_MAX });
      await this.searches.add(transaction, { citizenId, scope, wish: text });
      const [added] = await this.searches.of(transaction, citizenId, 1);
      if (added === undefined) throw new Error('a search that was saved is not there');
      return savedSearchView(added);
    });
  }

  remove(citizenId: number, searchId: number): Promise<void> {
    return this.searches.remove(citizenId, searchId);
  }
}
