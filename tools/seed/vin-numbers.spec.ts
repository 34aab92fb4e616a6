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
    expect(new Set(serials.map(vinOf)).size).toBe(serials.length);
  });

  it('refuses a serial for which there is none', () => {
    expect(() => vinOf(VIN_SERIALS)).toThrow(RangeError);
    expect(() => vinOf(-1)).toThrow(RangeError);
  });
});
