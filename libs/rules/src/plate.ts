// Number plates: which numbers a city's plates can have (docs/domain.md, "Plates, VINs, money, time"; GA 36), read, written and spelled out.
import type { Branded } from './brand';
import { accept, type Parsed } from './parsed';
import { refuse } from './refusal';
import { ASCII_DIGITS, comparableText, firstOutside } from './typed-text';

/** A city's plates as data. */
export interface PlateRules {
  /** Province and issuing office, for example `浙G`. */
  readonly prefix: string;
  /** Letters that occur after the prefix. */
  readonly letters: string;
  /** How many letters an ordinary plate has at most after the prefix. */
  readonly lettersMax: number;
  /** Letters of which every new-energy plate has one, first (small car) or last (large car). */
  readonly newEnergyLetters: string;
}

export const JINHUA_PLATES: PlateRules = {
  prefix: '浙G',
  letters: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  lettersMax: 2,
  newEnergyLetters: 'DF',
};

/** What every plate has; also the part of the wire's plate that is written and spelled out. */
export interface PlateFacts {
  /** With the prefix and without the dot, for example `浙G8888A`. */
  readonly number: string;
}

interface OrdinaryPlateFacts extends PlateFacts {
  readonly kind: 'ordinary';
}

interface NewEnergyPlateFacts extends PlateFacts {
  readonly kind: 'newEnergy';
  readonly vehicle: 'small' | 'large';
}

export type Plate = Branded<OrdinaryPlateFacts | NewEnergyPlateFacts, 'Plate'>;

type PlateCode =
  | 'PLATE.EMPTY'
  | 'PLATE.WRONG_PREFIX'
  | 'PLATE.WRONG_LENGTH'
  | 'PLATE.BAD_CHARACTER'
  | 'PLATE.TOO_MANY_LETTERS'
  | 'PLATE.NEW_ENERGY_LETTER_MISSING'
  | 'PLATE.NEW_ENERGY_DIGIT_EXPECTED';

const PREFIX_LENGTH = 2;
const ORDINARY_LENGTH = 5;
const NEW_ENERGY_LENGTH = 6;

/**
 * Reads a plate: lower case, full-width forms, spaces and any dot are taken. Positions in refusals count from the prefix's
 * first character, without the dot.
 */
export function parsePlate(raw: unknown, rules: PlateRules): Parsed<Plate, PlateCode> {
  const number = comparableText(raw);
  if (number === '') return refuse('PLATE.EMPTY', {});
  if (!number.startsWith(rules.prefix)) return refuse('PLATE.WRONG_PREFIX', { expected: rules.prefix });

  const serial = number.slice(rules.prefix.length);
  const misplaced = firstOutside(serial, ASCII_DIGITS + rules.letters);
  if (misplaced !== null) {
    const position = misplaced.position + rules.prefix.length;
    return refuse('PLATE.BAD_CHARACTER', { character: misplaced.character, position });
  }
  if (serial.length === ORDINARY_LENGTH) return readOrdinary(number, serial, rules);
  if (serial.length === NEW_ENERGY_LENGTH) return readNewEnergy(number, serial, rules);
  return refuse('PLATE.WRONG_LENGTH', {
    expected: [ORDINARY_LENGTH, NEW_ENERGY_LENGTH],
    found: serial.length,
  });
}

function readOrdinary(number: string, serial: string, rules: PlateRules): Parsed<Plate, PlateCode> {
  const found = serial.replace(/\d/g, '').length;
  if (found > rules.lettersMax) return refuse('PLATE.TOO_MANY_LETTERS', { max: rules.lettersMax, found });
  const plate: OrdinaryPlateFacts = { number, kind: 'ordinary' };
  return accept(plate as Plate);
}

/**
 * New-energy plates after GA 36-2018. Small cars: the letter of the drive first, then a digit or letter, then four digits.
 * Large cars: five digits, then the letter of the drive. The limit on letters is of ordinary plates: here the places decide.
 */
function readNewEnergy(number: string, serial: string, rules: PlateRules): Parsed<Plate, PlateCode> {
  const isSmall = rules.newEnergyLetters.includes(serial.charAt(0));
  const isLarge = !isSmall && rules.newEnergyLetters.includes(serial.charAt(NEW_ENERGY_LENGTH - 1));
  if (!isSmall && !isLarge) {
    return refuse('PLATE.NEW_ENERGY_LETTER_MISSING', { letters: Array.from(rules.newEnergyLetters) });
  }
  const firstDigit = isSmall ? 2 : 0;
  const digits = isSmall ? serial.slice(firstDigit) : serial.slice(0, -1);
  const misplaced = firstOutside(digits, ASCII_DIGITS);
  if (misplaced !== null) {
    const position = rules.prefix.length + firstDigit + misplaced.position;
    return refuse('PLATE.NEW_ENERGY_DIGIT_EXPECTED', { character: misplaced.character, position });
  }
  const plate: NewEnergyPlateFacts = { number, kind: 'newEnergy', vehicle: isSmall ? 'small' : 'large' };
  return accept(plate as Plate);
}

/** The plate as it is stamped: `浙G·8888A`. */
export function formatPlate(plate: PlateFacts): string {
  return `${plate.number.slice(0, PREFIX_LENGTH)}·${plate.number.slice(PREFIX_LENGTH)}`;
}

/** The plate character by character, for screen readers: `浙 G 8 8 8 8 A`. */
export function spellPlate(plate: PlateFacts): string {
  return Array.from(plate.number).join(' ');
}
