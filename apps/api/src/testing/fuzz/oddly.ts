// How often fuzzed requests are wrong in one place.
import fc from 'fast-check';

const ONE_IN = 14;

/** Right, and once in `oneIn` times not. */
export function oddly<T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>, oneIn = ONE_IN): fc.Arbitrary<T> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: right }, { weight: 1, arbitrary: wrong });
}
