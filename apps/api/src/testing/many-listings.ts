// A city's whole stock of plates for sale, made by chance from a seed: every number once, dear ones among the cheap.
import { JINHUA_REGIONS, platePatterns } from '@haopai/rules';
import type { ListingGiven } from './build-listings';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const YUAN = 100;

export function manyListings(count: number, seed: number): readonly ListingGiven[] {
  const chance = chanceOf(seed);
  const numbers = new Set<string>();
  while (numbers.size < count) numbers.add(aNumber(chance));
  return Array.from(numbers, (plateNumber) => {
    const liked = platePatterns({ number: plateNumber }).length + (plateNumber.includes('8') ? 1 : 0);
    return {
      plateNumber,
      priceFen: (500 + chance(45) * 100 + liked * (1 + chance(200)) * 500) * YUAN,
      region: JINHUA_REGIONS[chance(JINHUA_REGIONS.length)]?.code,
      isPersonalised: chance(12) === 0,
    };
  });
}

function aNumber(chance: (below: number) => number): string {
  const digits = (length: number): string => Array.from({ length }, () => chance(10)).join('');
  const letter = (): string => LETTERS.charAt(chance(LETTERS.length));
  const kinds: readonly (() => string)[] = [
    () => digits(5),
    () => `${digits(4)}${letter()}`,
    () => `${letter()}${digits(4)}`,
    () => `${digits(2)}${letter()}${digits(2)}`,
    () => `${letter()}${letter()}${digits(3)}`,
    () => `${digits(3)}${letter()}${letter()}`,
    () => `${chance(2) === 0 ? 'D' : 'F'}${digits(5)}`,
    () => `${digits(5)}${chance(2) === 0 ? 'D' : 'F'}`,
  ];
  return `浙G${kinds[chance(kinds.length)]?.() ?? ''}`;
}

/** Mulberry32: a whole number below `below` from 0. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
