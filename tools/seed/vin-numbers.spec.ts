// The VINs of the demo and of load tests: valid, and never the same twice.
import { parseVin } from '@haopai/rules';
import { VIN_SERIALS, vinOf } from './vin-numbers';

describe('vinOf', () => {
  const serials = Array.from({ length: 5_000 }, (_, index) => index * 7);

  it('makes VINs that the rules accept with their check digit', () => {
    for (const serial of [...serials, VIN_SERIALS - 1]) {
      expect(parseVin(vinOf(serial))).toMatchObject({ ok: true, value: { hasValidCheckDigit: true } });
    }
  });

  it('gives each serial a VIN of its own', () => {
    const rounds = Array.from({ length: 6 }, (_, round) =>
      serials.map((serial) => serial + round * 1_000_000),
    );
    const all = rounds.flat();
    expect(new Set(all.map(vinOf)).size).toBe(all.length);
  });

  it('gives the cars of one owner ends that differ: by them people tell their cars apart', () => {
    for (const serial of serials) {
      const ends = [0, 1, 2, 3].map((next) => vinOf(serial + next).slice(-6));
      expect(new Set(ends.map((end) => end.slice(0, 2))).size).toBe(4);
    }
  });

  it('refuses a serial for which there is none', () => {
    expect(() => vinOf(VIN_SERIALS)).toThrow(RangeError);
    expect(() => vinOf(-1)).toThrow(RangeError);
  });
});
