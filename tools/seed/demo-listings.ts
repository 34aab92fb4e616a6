// The demo's plates at a fixed price: some hundreds over all regions, the same at every start, dear ones among the cheap.
import { JINHUA_REGIONS, type PlatePattern, platePatterns } from '@haopai/rules';
import { FINISHED_LOTS, LIVE_LOTS, NEXT_LOTS, TOMORROWS_LOTS } from './demo-cast';
import type { ListingSpec } from './make-listings';
import { HOME_REGION } from './regions';

const LISTINGS = 420;
const YUAN_FEN = 100;
/** Every third is of the home region, where the demo's people live. */
const HOME_EVERY = 3;
const PERSONALISED_EVERY = 14;
const YELLOW_EVERY = 40;

/** Digits and letters are filled in from a running number: a, b, c, d are digits, X and Y letters. */
const SHAPES: readonly string[] = [
  ...['abcdX', 'aabcX', 'Xabcd', 'abXcd', 'abbaX', 'aaXbb', 'abcXY', 'XYabc', 'abcda', 'aabbc'],
  ...['aaabX', 'Xaaab', 'ababX', 'Xabab', 'a123X', 'X678a', 'a789b', 'aaaab', 'ab888', 'Xa666'],
  ...['Dabcda', 'Dab888', 'Fababc', 'Fa5678', 'abcdaD', 'ab666F'],
];
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const LIKED_YUAN: Readonly<Record<PlatePattern, number>> = { aaa: 12_000, abc: 6_000, abab: 4_500 };

export function demoListings(): readonly ListingSpec[] {
  const inAuctions = [...LIVE_LOTS, ...NEXT_LOTS, ...TOMORROWS_LOTS, ...FINISHED_LOTS].map(
    ({ plate }) => plate,
  );
  const numbers = new Set<string>();
  for (let nth = 0; numbers.size < LISTINGS; nth++) {
    const number = `浙G${serialOf(nth)}`;
    if (!inAuctions.includes(number)) numbers.add(number);
  }
  return Array.from(numbers, (plate, index) => ({
    plate,
    region:
      index % HOME_EVERY === 0
        ? HOME_REGION
        : (JINHUA_REGIONS[Math.floor(index * (1 - 1 / HOME_EVERY)) % JINHUA_REGIONS.length]?.code ??
          HOME_REGION),
    isPersonalised: index % PERSONALISED_EVERY === 5,
    isYellow: index % YELLOW_EVERY === 7 && plate.length === 7,
    priceFen: priceYuanOf(plate, index) * YUAN_FEN,
  }));
}

function serialOf(nth: number): string {
  const shape = SHAPES[nth % SHAPES.length] ?? '';
  // Large steps without a common factor, so that neighbours do not look alike.
  const digits = String((nth * 7_919 + 1_357) % 10_000).padStart(4, '0');
  const letters = {
    X: LETTERS.charAt((nth * 7) % LETTERS.length),
    Y: LETTERS.charAt((nth * 5 + 3) % LETTERS.length),
  };
  return shape.replaceAll(/[a-dXY]/g, (place) =>
    place === 'X' || place === 'Y' ? letters[place] : digits.charAt('abcd'.indexOf(place)),
  );
}

/** In steps of a hundred: what people like costs more, an 8 adds, a 4 takes off. */
function priceYuanOf(plate: string, index: number): number {
  const liked = platePatterns({ number: plate }).reduce((sum, pattern) => sum + LIKED_YUAN[pattern], 0);
  const eights = plate.split('8').length - 1;
  const fours = plate.split('4').length - 1;
  return Math.max(500, 1_200 + liked + eights * 1_500 - fours * 300 + ((index * 37) % 20) * 100);
}
