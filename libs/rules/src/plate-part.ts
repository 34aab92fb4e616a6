// A part of a plate: what a person looks for in it, and the tails by which an index finds every plate that has it.
import type { Branded } from './brand';
import { accept, type Parsed } from './parsed';
import type { PlateFacts, PlateRules } from './plate';
import { refuse } from './refusal';
import { ASCII_DIGITS, comparableText, firstOutside } from './typed-text';

interface PlatePartFacts {
  /** Without the prefix, in capitals: `88`, `8A`. */
  readonly text: string;
}

export type PlatePart = Branded<PlatePartFacts, 'PlatePart'>;

/** No plate has more characters after its prefix. */
export const PLATE_PART_LENGTH_MAX = 6;

const PREFIX_LENGTH = 2;

/**
 * Reads what is looked for in plates, as people type it; the prefix in front, where it was typed along, is left out. Positions
 * in refusals count from the first character after it.
 */
export function parsePlatePart(
  raw: unknown,
  rules: PlateRules,
): Parsed<PlatePart, 'PLATE.EMPTY' | 'PLATE.BAD_CHARACTER' | 'PLATE.PART_TOO_LONG'> {
  const typed = comparableText(raw);
  const text = typed.startsWith(rules.prefix) ? typed.slice(rules.prefix.length) : typed;
  if (text === '') return refuse('PLATE.EMPTY', {});
  const misplaced = firstOutside(text, ASCII_DIGITS + rules.letters);
  if (misplaced !== null) return refuse('PLATE.BAD_CHARACTER', misplaced);
  if (text.length > PLATE_PART_LENGTH_MAX) {
    return refuse('PLATE.PART_TOO_LONG', { max: PLATE_PART_LENGTH_MAX, found: text.length });
  }
  const part: PlatePartFacts = { text };
  return accept(part as PlatePart);
}

/** The characters after the prefix: `8888A` of `浙G8888A`. */
export function plateSerial(plate: PlateFacts): string {
  return plate.number.slice(PREFIX_LENGTH);
}

/**
 * Every tail of a plate's serial, the longest first: `8888A`, `888A`, `88A`, `8A`, `A`. A plate contains a text when one of its
 * tails begins with it, and ends with a text when one of them is it: both are found in an index of tails.
 */
export function plateTails(plate: PlateFacts): readonly string[] {
  const serial = plateSerial(plate);
  return Array.from(serial, (_, start) => serial.slice(start));
}
