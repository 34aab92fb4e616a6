// Money: a whole number of fen, the hundredth of a yuan. Never a float, never a product with a fraction.
import type { Branded } from './brand';
import { accept, type Parsed } from './parsed';
import { refuse } from './refusal';

export type Fen = Branded<number, 'Fen'>;

const FEN_PER_YUAN = 100;

function isFen(n: number): n is Fen {
  return Number.isSafeInteger(n);
}

/**
 * Takes a number that is known to be fen.
 * @throws RangeError when it is not a whole number within ±(2^53 − 1): a bug of the caller; for input use `parseFen`.
 */
export function fen(n: number): Fen {
  const withoutNegativeZero = n === 0 ? 0 : n;
  if (!isFen(withoutNegativeZero)) throw new RangeError(`not a whole number of fen: ${n}`);
  return withoutNegativeZero;
}

/** @throws RangeError unless `yuan` is a whole number whose fen are below 2^53. */
export function yuanToFen(yuan: number): Fen {
  if (!Number.isSafeInteger(yuan)) throw new RangeError(`not a whole number of yuan: ${yuan}`);
  return fen(yuan * FEN_PER_YUAN);
}

/** @throws RangeError when the sum leaves ±(2^53 − 1). */
export function addFen(a: Fen, b: Fen): Fen {
  return fen(a + b);
}

/** Reads an amount from outside: a JSON number, whole and not negative. Text is refused, so that "1.5" never becomes money. */
export function parseFen(raw: unknown): Parsed<Fen, 'FEN.NOT_WHOLE' | 'FEN.NEGATIVE'> {
  if (typeof raw !== 'number' || !Number.isSafeInteger(raw)) return refuse('FEN.NOT_WHOLE', {});
  if (raw < 0) return refuse('FEN.NEGATIVE', {});
  return accept(fen(raw));
}
