// Which new plates a saved search finds: pure. What fits is decided where every search decides it, in the rules.
import { isFoundAmongOffers } from '@haopai/rules/plates';
import type { NewPlate } from './plate-news.store';
import { wishOfText } from './saved-search';
import type { BehindSearch, Found } from './search-progress.store';

/** Null when there is none. `region` is the citizen's own: they are told of what they may buy or bid on. */
export function compareSearch(
  search: BehindSearch,
  region: string,
  plates: readonly NewPlate[],
): Found | null {
  const wish = { ...wishOfText(search.wish), region };
  const fitting = plates.filter((plate) => isNewTo(search, plate) && isFoundAmongOffers(plate, wish));
  const [first] = fitting;
  if (first === undefined) return null;
  const { number: plateNumber, auctionId } = first;
  return { searchId: search.id, count: fitting.length, plateNumber, auctionId };
}

/** An auction is numbered some time after it was published: whoever saved the search in between has seen it. */
function isNewTo({ scope, seenNo, savedAtMs }: BehindSearch, { no, auctionId, atMs }: NewPlate): boolean {
  if (no <= seenNo) return false;
  return auctionId === null ? scope === 'listings' : scope === 'auctions' && atMs > savedAtMs;
}
