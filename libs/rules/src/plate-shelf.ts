// The shelves of the fixed-price sale: where a plate that is for sale stands, so that a search looks only where there are such.
import type { PlateFacts } from './plate';
import { type PlatePattern, platePatterns } from './plate-pattern';
import type { RegionalPlate } from './region';

/** Name of one, such as `all`, `330702`, `personalised` or `330702/aaa`: 20 ASCII characters at most. */
export type PlateShelf = string;

const ALL = 'all';
const PERSONALISED = 'personalised';

function withPattern(shelf: string, pattern: PlatePattern | null): PlateShelf {
  return pattern === null ? shelf : `${shelf}/${pattern}`;
}

/** Every shelf on which a plate stands: among all and among those of its region or the personalised ones, each by pattern too. */
export function plateShelves(plate: PlateFacts & RegionalPlate): readonly PlateShelf[] {
  const places = [ALL, plate.isPersonalised ? PERSONALISED : plate.region];
  const patterns = [null, ...platePatterns(plate)];
  return places.flatMap((place) => patterns.map((pattern) => withPattern(place, pattern)));
}

/**
 * The shelves that together hold what may be bought in a region (null: in any) and shows a pattern (null: any or none). No
 * plate stands on two of them.
 */
export function shelvesFor(region: string | null, pattern: PlatePattern | null): readonly PlateShelf[] {
  const places = region === null ? [ALL] : [region, PERSONALISED];
  return places.map((place) => withPattern(place, pattern));
}
