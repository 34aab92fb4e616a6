// Leaves: the bytes that each kind has for ever, and that nothing else is taken for one.
import { textOf, utf8 } from './bytes';
import { formatLeaf, parseLeaf, type Leaf } from './leaves';

const HASH = 'ab'.repeat(32);

/** Never edit a line: what is in a log stays as it was written. */
const WRITTEN: readonly (readonly [Leaf, string])[] = [
  [
    { kind: 'auction', auctionId: 7, revision: 1, atMs: 5, termsHash: HASH, lots: 2, lotsHash: HASH },
    `{"v":1,"kind":"auction","auctionId":7,"revision":1,"atMs":5,"termsHash":"${HASH}","lots":2,"lotsHash":"${HASH}"}`,
  ],
  [
    { kind: 'event', lotId: 3, version: 4, hash: HASH },
    `{"v":1,"kind":"event","lotId":3,"version":4,"hash":"${HASH}"}`,
  ],
  [
    {
      kind: 'refusal',
      lotId: 3,
      bidHash: HASH,
      receivedAtMs: 1_800_000_000_123,
      code: 'BID.TOO_LOW',
      priceFen: 0,
      version: 0,
    },
    `{"v":1,"kind":"refusal","lotId":3,"bidHash":"${HASH}","receivedAtMs":1800000000123,"code":"BID.TOO_LOW","priceFen":0,"version":0}`,
  ],
  [
    { kind: 'refusals', lotId: 3, fromMs: 1, untilMs: 2, count: 40 },
    '{"v":1,"kind":"refusals","lotId":3,"fromMs":1,"untilMs":2,"count":40}',
  ],
  [
    { kind: 'end', lotId: 3, version: 9, hash: HASH, outcome: 'sold', hammerFen: 880_000 },
    `{"v":1,"kind":"end","lotId":3,"version":9,"hash":"${HASH}","outcome":"sold","hammerFen":880000}`,
  ],
  [
    { kind: 'result', auctionId: 7, revision: 1, atMs: 6, resultHash: HASH },
    `{"v":1,"kind":"result","auctionId":7,"revision":1,"atMs":6,"resultHash":"${HASH}"}`,
  ],
];
const EVENT = `{"v":1,"kind":"event","lotId":3,"version":4,"hash":"${HASH}"}`;

describe('a leaf', () => {
  it.each(WRITTEN)('%j is written as it always was, and read back', (leaf, text) => {
    const bytes = formatLeaf(leaf);
    expect(bytes.ok && textOf(bytes.value)).toBe(text);
    expect(parseLeaf(utf8(text))).toEqual({ ok: true, value: leaf });
  });

  it('is written alike in whatever order its fields come, and without what is not its own', () => {
    const mixed = { hash: HASH, kind: 'event', version: 4, name: 'Wang', lotId: 3 } as const;
    const bytes = formatLeaf(mixed);
    expect(bytes.ok && textOf(bytes.value)).toBe(EVENT);
  });

  it.each([
    ['nothing', '', 'json'],
    ['a list', '[]', 'json'],
    ['null', 'null', 'json'],
    ['half a line', EVENT.slice(0, -1), 'json'],
    ['no kind', '{"v":1}', 'fields'],
    ['a field that is missing', '{"v":1,"kind":"event","lotId":3,"version":4}', 'fields'],
    ['a lot that is no number', EVENT.replace('3', '"3"'), 'fields'],
    ['a lot 0', EVENT.replace('3', '0'), 'fields'],
    ['a lot and a half', EVENT.replace('3', '3.5'), 'fields'],
    ['a hash in capitals', EVENT.replace(HASH, HASH.toUpperCase()), 'fields'],
    ['a short hash', EVENT.replace(HASH, HASH.slice(1)), 'fields'],
    ['a name in it', EVENT.replace('}', ',"name":"王"}'), 'notCanonical'],
    ['a space in it', EVENT.replace(',', ', '), 'notCanonical'],
    ['a line end behind it', `${EVENT}\n`, 'notCanonical'],
    [
      'its fields in another order',
      EVENT.replace('"lotId":3,"version":4', '"version":4,"lotId":3'),
      'notCanonical',
    ],
    ['a field twice', EVENT.replace('"lotId":3', '"lotId":2,"lotId":3'), 'notCanonical'],
    ['a number in another form', EVENT.replace('3', '3e0'), 'notCanonical'],
    ['what every object has', EVENT.replace('"lotId":3', '"lotId":3,"__proto__":{}'), 'notCanonical'],
  ])('is refused with %s', (_, text, reason) => {
    expect(parseLeaf(utf8(text))).toEqual({ ok: false, code: 'LOG.BAD_LEAF', data: { reason } });
  });

  it('is refused when it is no text', () => {
    expect(parseLeaf(Uint8Array.of(0xff, 0xfe))).toMatchObject({ data: { reason: 'utf8' } });
  });

  it.each([
    [2, 'event'],
    [1, 'rumour'],
    [1, 'toString'],
  ])('of version %i and kind %s is not guessed at', (version, kind) => {
    const text = `{"v":${version},"kind":"${kind}","lotId":3,"version":4,"hash":"${HASH}"}`;
    expect(parseLeaf(utf8(text))).toEqual({
      ok: false,
      code: 'LOG.UNKNOWN_LEAF',
      data: { kind, version },
    });
  });

  it.each([
    { kind: 'refusal', lotId: 1, bidHash: HASH, receivedAtMs: 1, code: '王小明', priceFen: 0, version: 0 },
    {
      kind: 'refusal',
      lotId: 1,
      bidHash: HASH,
      receivedAtMs: 1,
      code: 'BID.330702199001010011',
      priceFen: 0,
      version: 0,
    },
    {
      kind: 'refusal',
      lotId: 1,
      bidHash: 'a-bid-id',
      receivedAtMs: 1,
      code: 'BID.TOO_LOW',
      priceFen: 0,
      version: 0,
    },
    { kind: 'end', lotId: 1, version: 1, hash: HASH, outcome: 'sold', hammerFen: -1 },
    { kind: 'end', lotId: 1, version: 1, hash: HASH, outcome: 'sold', hammerFen: Number.NaN },
    { kind: 'refusals', lotId: 1, fromMs: 1, untilMs: 1, count: 0 },
  ] as const)('%j is not written', (leaf) => {
    expect(formatLeaf(leaf)).toEqual({ ok: false, code: 'LOG.BAD_LEAF', data: { reason: 'fields' } });
  });
});
