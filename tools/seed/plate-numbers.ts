// Makes plate numbers, and tells of a number what the lot's row says of it: kind and colour.
import { JINHUA_PLATES, parsePlate } from '@haopai/rules';

export interface PlateColumns {
  readonly number: string;
  readonly kind: 'ordinary' | 'newEnergy';
  readonly colour: 'blue' | 'yellow' | 'green';
}

const LETTERS = JINHUA_PLATES.letters;
const DIGITS = '0123456789';
const DIGITS_ONLY = 100_000;
const WITH_ONE_LETTER = LETTERS.length * 10_000;

export const PLATE_SERIALS = DIGITS_ONLY + WITH_ONE_LETTER;

/** An ordinary plate for each serial from 0 below PLATE_SERIALS: digits first, then those with a letter at the end. */
export function plateOf(serial: number): string {
  if (!Number.isInteger(serial) || serial < 0 || serial >= PLATE_SERIALS) {
    throw new RangeError(`no plate has the serial ${serial}`);
  }
  if (serial < DIGITS_ONLY) return `${JINHUA_PLATES.prefix}${String(serial).padStart(5, '0')}`;
  const rest = serial - DIGITS_ONLY;
  const letter = LETTERS.charAt(Math.floor(rest / 10_000));
  return `${JINHUA_PLATES.prefix}${String(rest % 10_000).padStart(4, '0')}${letter}`;
}

/** Plates of the same look, nearest first: another letter, then another digit, in the place of the last character that may be one, then one before it. */
export function plateCousins(plate: string): readonly string[] {
  const first = JINHUA_PLATES.prefix.length;
  const positions = Array.from({ length: plate.length - first }, (_, back) => plate.length - 1 - back);
  // A plate for new energy has its letter first.
  const ofLetters = plate.length === 7 ? positions : [first];
  const withAnother = (characters: string, at: number): readonly string[] =>
    Array.from(characters, (one) => plate.slice(0, at) + one + plate.slice(at + 1));
  return [
    ...ofLetters.flatMap((at) => withAnother(LETTERS, at)),
    ...positions.flatMap((at) => withAnother(DIGITS, at)),
  ].filter((number) => number !== plate && parsePlate(number, JINHUA_PLATES).ok);
}

/** Yellow plates are those of large vehicles: their numbers look like blue ones, so it has to be said. */
export function plateColumns(raw: string, { isYellow = false } = {}): PlateColumns {
  const plate = parsePlate(raw, JINHUA_PLATES);
  if (!plate.ok) throw new Error(`${raw} is no plate of Jinhua: ${plate.code}`);
  const { number, kind } = plate.value;
  return { number, kind, colour: kind === 'newEnergy' ? 'green' : isYellow ? 'yellow' : 'blue' };
}
