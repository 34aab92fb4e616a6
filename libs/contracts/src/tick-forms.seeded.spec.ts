// Whatever a tick says, its compact form says the same and goes through JSON; whatever else comes is either a tick or none.
import fc from 'fast-check';
import type { BoardFigures, LotPhase, LotTick, NoteKind } from './lots';
import { compactBoardTick, compactLotTick, readBoardTick, readLotTick } from './tick-forms';

const PHASES: readonly LotPhase[] = [
  'waiting',
  'fiveMinutes',
  'oneMinute',
  'paused',
  'sold',
  'unsold',
  'withdrawn',
];
const NOTE_KINDS: readonly NoteKind[] = [
  'scheduled',
  'opened',
  'paused',
  'resumed',
  'outage',
  'withdrawn',
  'disqualified',
  'sold',
  'unsold',
  'sealed',
  'cutOff',
  'ceilingSet',
  'ceilingCancelled',
];

const maybe = <Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(of, { nil: null });
const count = fc.nat();
const amountFen = fc.nat(10_000_000_000);
const atMs = fc.nat(4_102_444_800_000);

/** Any but half a pair: fast-check's own `binary`, without the million of them that it puts into a map first. */
const character = fc.nat(0x10f7ff).map(
  (n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800),
  (text) => {
    const code = /^[^\ud800-\udfff]$/su.test(String(text)) ? String(text).codePointAt(0) : undefined;
    if (code === undefined) throw new Error('not one character');
    return code < 0xd800 ? code : code - 0x800;
  },
);

/** As JSON makes them. */
const plain = { noNullPrototype: true };
/** Those of a practice have negative ids. */
const figures: fc.Arbitrary<BoardFigures> = fc.record(
  {
    lotId: fc.integer(),
    version: count,
    phase: fc.constantFrom(...PHASES),
    priceFen: maybe(amountFen),
    leaderPaddle: maybe(count),
    endsAtMs: maybe(atMs),
    remainingMs: maybe(atMs),
    reason: maybe(fc.string({ unit: character })),
  },
  plain,
);
const bid = fc.record({ version: count, paddleNo: count, amountFen, atMs }, plain);
const note = fc.record(
  {
    version: count,
    kind: fc.constantFrom(...NOTE_KINDS),
    atMs,
    reason: fc.string({ unit: character }),
    paddleNo: count,
    amountFen,
  },
  { requiredKeys: ['version', 'kind', 'atMs'], ...plain },
);
const lotTick: fc.Arbitrary<LotTick> = fc
  .record({ figures, bids: fc.array(bid), notes: fc.array(note), moreBids: fc.boolean() })
  .map(({ figures: own, ...lines }) => ({ ...own, ...lines }));
const boardTick = fc.record({ auctionId: fc.integer(), lots: fc.array(figures) }, plain);

const sent = (body: unknown): unknown => JSON.parse(JSON.stringify(body));

describe('a tick', () => {
  it('is read from its compact form as it was written', () => {
    fc.assert(
      fc.property(lotTick, (tick) => expect(readLotTick(sent(compactLotTick(tick)))).toStrictEqual(tick)),
    );
  });

  it('of a board likewise', () => {
    fc.assert(
      fc.property(boardTick, (tick) =>
        expect(readBoardTick(sent(compactBoardTick(tick)))).toStrictEqual(tick),
      ),
    );
  });

  it('is read from its whole form as it was written', () => {
    fc.assert(fc.property(lotTick, (tick) => expect(readLotTick(sent(tick))).toStrictEqual(tick)));
    fc.assert(fc.property(boardTick, (tick) => expect(readBoardTick(sent(tick))).toStrictEqual(tick)));
  });

  it('is none when a list is not a compact tick, and nothing is thrown', () => {
    const lists = fc.oneof(
      fc.array(fc.jsonValue()),
      fc.array(fc.jsonValue()).map((fields) => [1, ...fields]),
      fc.tuple(lotTick, fc.nat(2), fc.jsonValue()).map(([tick, place, value]) => {
        const fields = [...compactLotTick(tick)];
        fields[place] = value;
        return fields;
      }),
    );
    fc.assert(
      fc.property(lists, (list) => {
        const tick = readLotTick(sent(list));
        if (tick !== null) expect(sent(compactLotTick(tick))).toEqual(sent(list));
        readBoardTick(sent(list));
      }),
    );
  });
});
