// The odd parts of a request whatever it is about: headers, bodies that are no JSON, fields and pairs that nobody asked for.
import fc from 'fast-check';
import { JSON_BODY_MAX_BYTES } from '../../platform/errors';
import { nastyText } from './nasty';
import { oddly } from './oddly';

export interface Body {
  readonly text: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export const JSON_TYPE = { 'Content-Type': 'application/json' };

/** What a header can carry at all. */
const odd = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    'x'.repeat(1_000),
    '\u00ff\u00fe',
    '<script>',
    "'",
    '::ffff:203.0.113.7%eth0',
    '999.1.1.1',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 300 }),
);

export const strayPairs = fc.constantFrom(
  'x=1',
  '=',
  '&&&',
  '%zz=%zz',
  '__proto__=1',
  'constructor[prototype][x]=1',
  '%00=%00',
  'page',
  'a'.repeat(3_000),
);

export const strayFields = fc.constantFrom<Record<string, unknown>>(
  { isAdmin: true },
  { constructor: { name: 'x' } },
  { toString: 'x' },
  { '': '' },
  { 'a.b': [1] },
  JSON.parse('{"__proto__":{"isAdmin":true}}') as Record<string, unknown>,
);

export const oddBodyHeaders = fc.constantFrom<Record<string, string>>(
  { 'Content-Type': 'text/plain' },
  { 'Content-Type': 'application/x-www-form-urlencoded' },
  { 'Content-Type': 'multipart/form-data; boundary=x' },
  { 'Content-Type': 'application/json; charset=utf-7' },
  { 'Content-Type': 'application/json; charset=utf-16' },
  { 'Content-Type': 'application/json;;;=' },
  { 'Content-Type': ';' },
  { 'Content-Encoding': 'gzip' },
  { 'Content-Encoding': 'br' },
  { 'Content-Encoding': 'nonsense' },
);

export const brokenBody = fc
  .oneof(
    fc.constantFrom(
      '',
      '{',
      '[',
      '{"a":',
      '"',
      'nul',
      '{"a":1}}',
      '\ufeff{}',
      '{"a":NaN}',
      '[]',
      '7',
      '"text"',
      'null',
    ),
    fc.constant('['.repeat(JSON_BODY_MAX_BYTES / 2)),
    fc.constant(JSON.stringify({ username: 'a'.repeat(JSON_BODY_MAX_BYTES) })),
    nastyText,
  )
  .map((whole): Body => ({ text: whole, headers: JSON_TYPE }));

export const rarelyABody = oddly(fc.constant<Body>({ text: undefined, headers: {} }), brokenBody, 6);

/** All of them may be missing but the address. */
export const oddHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.record(
  {
    // Each from an address of its own: locks by address would swallow the rest.
    'X-Forwarded-For': oddly(fc.ipV4(), fc.oneof(fc.ipV6(), odd)),
    'User-Agent': odd,
    'Accept-Language': fc.oneof(fc.constantFrom('zh-CN', 'en;q=0.8,*'), odd),
    'X-Request-Id': odd,
    Accept: fc.constantFrom('*/*', 'text/html', 'nonsense'),
    Cookie: fc.constantFrom(
      'haopai.sid=',
      'haopai.sid=s%3Ax.y',
      'haopai.sid=%zz',
      'haopai.device=%00',
      ';;=;',
      'a'.repeat(3_000),
    ),
  },
  { requiredKeys: ['X-Forwarded-For'] },
);
