// Chance for bidders: whole numbers, picks and yes or no out of one stream of numbers, which a seed can choose.

export type Chance = () => number;

/** Numbers at least 0 and below 1, the same for the same seed. */
export function seededChance(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number, both ends included. */
export function between(chance: Chance, min: number, max: number): number {
  return min + Math.floor(chance() * (max - min + 1));
}

/** One of the items; undefined when there is none. */
export function pick<Item>(chance: Chance, items: readonly Item[]): Item | undefined {
  return items[between(chance, 0, items.length - 1)];
}
