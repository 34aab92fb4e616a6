// Money is a whole number of fen: what counts as one, and that sums stay exact.
import fc from 'fast-check';
import { addFen, fen, parseFen, yuanToFen } from './fen';

describe('fen', () => {
  it.each([0.1, -1.5, NaN, Infinity, 2 ** 53])('takes %p for a bug', (n) => {
    expect(() => fen(n)).toThrow(RangeError);
  });

  it('knows one nought only', () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
  });

  it('counts a hundred fen to the yuan', () => {
    expect(yuanToFen(56_000)).toBe(5_600_000);
    expect(() => yuanToFen(0.5)).toThrow(RangeError);
    expect(() => yuanToFen(Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
  });

  it('adds exactly, or says that the sum has left the range', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        const sum = BigInt(a) + BigInt(b);
        if (Number.isSafeInteger(Number(sum))) expect(BigInt(addFen(fen(a), fen(b)))).toBe(sum);
        else expect(() => addFen(fen(a), fen(b))).toThrow(RangeError);
      }),
    );
  });
});

describe('parseFen', () => {
  it.each([0, 1, 5_600_000, Number.MAX_SAFE_INTEGER])('takes %p', (raw) => {
    expect(parseFen(raw)).toEqual({ ok: true, value: raw });
  });

  it.each([[1.5], ['100'], [null], [undefined], [NaN], [2 ** 53], [[1]], [{}], [1n]])('refuses %p', (raw) => {
    expect(parseFen(raw)).toEqual({ ok: false, code: 'FEN.NOT_WHOLE', data: {} });
  });

  it('refuses a debt', () => {
    expect(parseFen(-1)).toEqual({ ok: false, code: 'FEN.NEGATIVE', data: {} });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parseFen(raw)));
  });
});
