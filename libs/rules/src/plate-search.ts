// What is looked for in the numbers of plates that are at hand, and which plates have it: by people on a board, in a list of results.
import type { PlateFacts } from './plate';
import { plateSerial } from './plate-part';
import { type PlatePattern, platePatterns } from './plate-pattern';
import { isOpenToRegion, type RegionalPlate } from './region';

/** Each null where it does not matter; texts as `parsePlatePart` gives them. */
export interface PlateSearch {
  /** Anywhere after the prefix. */
  readonly contains: string | null;
  readonly endsWith: string | null;
  /** None of these characters anywhere after the prefix: `4` for who wants no four. */
  readonly without: string | null;
  readonly pattern: PlatePattern | null;
}

/** Whether a plate has all that is looked for. */
export function isFound(plate: PlateFacts, { contains, endsWith, without, pattern }: PlateSearch): boolean {
  const serial = plateSerial(plate);
  if (contains !== null && !serial.includes(contains)) return false;
  if (endsWith !== null && !serial.endsWith(endsWith)) return false;
  if (without !== null && Array.from(without).some((character) => serial.includes(character))) return false;
  return pattern === null || platePatterns(plate).includes(pattern);
}

/** What somebody looks for among plates that are offered, for sale or in an auction. Each null where it does not matter. */
export interface OfferSearch extends PlateSearch {
  /** Whose citizens may have it: plates of the region and personalised ones. */
  readonly region: string | null;
  readonly priceFromFen: number | null;
  readonly priceToFen: number | null;
}

interface OfferedPlate extends PlateFacts, RegionalPlate {
  /** Null where there is no fixed price. */
  readonly priceFen: number | null;
}

/** Whether an offered plate has all that is looked for; one without a fixed price fits no price. */
export function isFoundAmongOffers(plate: OfferedPlate, search: OfferSearch): boolean {
  const { region, priceFromFen, priceToFen } = search;
  const { priceFen } = plate;
  if (region !== null && !isOpenToRegion(plate, region)) return false;
  if (priceFromFen !== null && (priceFen === null || priceFen < priceFromFen)) return false;
  if (priceToFen !== null && (priceFen === null || priceFen > priceToFen)) return false;
  return isFound(plate, search);
}
