// The patterns by which people look for plates: 豹子号 (AAA), 连号 (ABC) and ABAB (manual, ch. 4; definitions ours).
import type { PlateFacts } from './plate';
import { plateSerial } from './plate-part';

/**
 * Each is looked for anywhere after the prefix, between neighbours:
 * - `aaa`: three like characters, digits or letters: 浙G·8885A, 浙G·D77715;
 * - `abc`: three digits of which each is one above the one before it: 浙G·A2345, 浙G·78901 for its 789; 9 is followed by
 *   nothing, and letters have no order;
 * - `abab`: two unlike characters and the same two again, digits or letters: 浙G·61616, 浙G·A8A81.
 */
export type PlatePattern = 'aaa' | 'abc' | 'abab';

export const PLATE_PATTERNS: readonly PlatePattern[] = ['aaa', 'abc', 'abab'];

const AAA = /(.)\1\1/;
const ABC = /012|123|234|345|456|567|678|789/;
const ABAB = /(.)(?!\1)(.)\1\2/;

const EXPRESSION: Readonly<Record<PlatePattern, RegExp>> = { aaa: AAA, abc: ABC, abab: ABAB };

/** The patterns that a plate shows, in the order of PLATE_PATTERNS; most plates show none. */
export function platePatterns(plate: PlateFacts): readonly PlatePattern[] {
  const serial = plateSerial(plate);
  return PLATE_PATTERNS.filter((pattern) => EXPRESSION[pattern].test(serial));
}

/** A kind of number that prices are compared within: the first pattern that a plate shows, or none. */
export type PlateClass = PlatePattern | 'none';

export const PLATE_CLASSES: readonly PlateClass[] = [...PLATE_PATTERNS, 'none'];

export function plateClass(plate: PlateFacts): PlateClass {
  return platePatterns(plate)[0] ?? 'none';
}
