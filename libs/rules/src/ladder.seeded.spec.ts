// The ladder of an auction, and the amounts that it allows above a price (docs/domain.md, "Amounts").
import fc from 'fast-check';
import { type Fen, fen, yuanToFen } from './fen';
import {
  allowedFirstAmounts,
  allowedNextAmounts,
  DEFAULT_LADDER,
  evenLadder,
  ladder,
  LADDER_STEPS_MAX,
  parseLadder,
} from './ladder';

const yuan = (...amounts: number[]): Fen[] => amounts.map(yuanToFen);

describe('default ladder', () => {
  it('rises by 1,000 yuan from 1,000 to 5,000', () => {
    expect(DEFAULT_LADDER).toEqual(yuan(1_000, 2_000, 3_000, 4_000, 5_000));
  });

  it('is one of those that have one to five of a smallest step', () => {
    expect(evenLadder(yuanToFen(500))).toEqual(yuan(500, 1_000, 1_500, 2_000, 2_500));
  });
});

describe('allowed amounts', () => {
  it('lets a first bid be the start price and 0 to 5 thousand above it', () => {
    expect(allowedFirstAmounts(yuanToFen(50_000), DEFAULT_LADDER)).toEqual(
      yuan(50_000, 51_000, 52_000, 53_000, 54_000, 55_000),
    );
  });

  it('lets a later bid be 1 to 5 thousand above the price', () => {
    expect(allowedNextAmounts(yuanToFen(55_000), DEFAULT_LADDER)).toEqual(
      yuan(56_000, 57_000, 58_000, 59_000, 60_000),
    );
  });

  it('always lies above the price and rises', () => {
    const steps = fc.uniqueArray(fc.integer({ min: 1, max: 10 ** 9 }), {
      minLength: 1,
      maxLength: LADDER_STEPS_MAX,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), steps, (price, raw) => {
        const parsed = parseLadder(raw.sort((a, b) => a - b));
        if (!parsed.ok) throw new Error(parsed.code);
        const allowed = allowedNextAmounts(fen(price), parsed.value);
        expect(allowed).toHaveLength(raw.length);
        allowed.forEach((amount, index) => expect(amount).toBeGreaterThan(allowed[index - 1] ?? price));
        expect(allowedFirstAmounts(fen(price), parsed.value)).toEqual([price, ...allowed]);
      }),
    );
  });
});

describe('parseLadder', () => {
  it.each([
    ['text', '1000', 'LADDER.NOT_A_LIST', {}],
    ['nothing', undefined, 'LADDER.NOT_A_LIST', {}],
    ['no step', [], 'LADDER.EMPTY', {}],
    ['eleven steps', Array.from({ length: 11 }, (_, i) => i + 1), 'LADDER.TOO_LONG', { max: 10, found: 11 }],
    ['a step of nought', [0, 1], 'LADDER.BAD_STEP', { index: 0 }],
    ['a step downwards', [1, -2], 'LADDER.BAD_STEP', { index: 1 }],
    ['part of a fen', [1, 2.5], 'LADDER.BAD_STEP', { index: 1 }],
    ['text for a step', [1, '2'], 'LADDER.BAD_STEP', { index: 1 }],
    ['a hole', new Array(1), 'LADDER.BAD_STEP', { index: 0 }],
    ['a step twice', [1, 2, 2], 'LADDER.NOT_ASCENDING', { index: 2 }],
    ['steps in disorder', [2, 1], 'LADDER.NOT_ASCENDING', { index: 1 }],
  ])('refuses %s', (_what, raw, code, data) => {
    expect(parseLadder(raw)).toEqual({ ok: false, code, data });
  });

  it('keeps its own copy of the steps', () => {
    const raw = [100, 200];
    const parsed = parseLadder(raw);
    raw.push(50);
    expect(parsed).toEqual({ ok: true, value: [100, 200] });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parseLadder(raw)));
  });
});

describe('ladder', () => {
  it.each([[[]], [[2, 1]], [[1, 1]], [[0]]])('takes %p for a bug', (steps) => {
    expect(() => ladder(steps.map(fen))).toThrow(RangeError);
  });
});
