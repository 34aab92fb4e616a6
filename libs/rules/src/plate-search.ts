// What is looked for in the numbers of plates that are at hand, and which plates have it: by people on a board, in a list of results.
import type { PlateFacts } from './plate';
import { plateSerial } from './plate-part';
import { type PlatePattern, platePatterns } from './plate-pattern';

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
