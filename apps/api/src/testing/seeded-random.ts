// Chance that can be had again, for specs that roll dice: they print the seed and take it back.
import { nightly } from './nightly';

/** By day the same each time, so that a commit that passed passes again; another one each night. */
export const TEST_SEED = Number(process.env['HAOPAI_TEST_SEED'] ?? nightly(1, Date.now() % 2 ** 31));

/** Mulberry32: the same seed gives the same course. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
