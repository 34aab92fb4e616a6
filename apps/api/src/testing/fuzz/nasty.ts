// What nobody sends by mistake: texts, numbers and shapes on which programs fall over.
import fc from 'fast-check';

const HUGE = 20_000;
const DEEP = 4_000;

export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udfff',
    '\u202e浙G8888A',
    '👩‍👩‍👧‍👦🚗',
    'İıſK',
    '\ufeff',
    '\r\n',
    "' OR 1=1 -- ",
    '%_\\',
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    '${7*7}{{7*7}}',
    'NaN',
    '1e309',
    '-0',
    '1'.repeat(400),
  ),
  fc.integer({ min: 30, max: HUGE }).map((length) => '长'.repeat(length / 2)),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

export const nastyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(
    -1,
    0,
    -0,
    0.5,
    1e21,
    1e308,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    2 ** 63,
    2 ** 64,
    -(2 ** 63),
    5e-324,
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Any JSON value, none of it meant by anybody. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  { weight: 3, arbitrary: nastyNumber },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { length: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom('x', 1).map((value) => [value, value]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('$gt', '__proto__', 'toString', 'constructor', 'then').map(objectOf),
  },
  { weight: 1, arbitrary: fc.constantFrom(nested([]), nested({ a: 1 })) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** In a path or a query: as it would be written, or broken. */
export const nastyPiece: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '%',
    '%zz',
    '%00',
    '%E0%A4%A',
    '%ff%fe',
    '%C0%80',
    '..%2f..%2fetc',
    '%2e%2e',
    '%252e',
    '-1',
    '0',
    '01',
    '1e3',
    '0x10',
    '1.0',
    '+1',
    'NaN',
    'Infinity',
    'null',
    'undefined',
    '9007199254740991',
    '9007199254740993',
    '18446744073709551616',
    '[object%20Object]',
    'x;y=z',
    "'",
    '1%0a',
  ),
  fc.integer({ min: 1, max: 4_000 }).map((length) => 'a'.repeat(length)),
  nastyText.map((text) => asPiece(text.slice(0, 300))).filter((text) => text !== ''),
);

/** Percent-encoded; half a surrogate pair cannot be. */
export function asPiece(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

function objectOf(name: string): unknown {
  return JSON.parse(JSON.stringify([[name, { a: 1 }]]).replace(/^\[\["(.*?)",(.*)\]\]$/, '{"$1":$2}'));
}

function nested(value: unknown): unknown {
  let whole = value;
  for (let depth = 0; depth < DEEP; depth += 1) whole = [whole];
  return whole;
}
