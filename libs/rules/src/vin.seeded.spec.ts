// VINs and their check digit: the regulation's example, vehicles from China, and every single mistyped character.
import fc from 'fast-check';
import { parseVin, vinCheckDigit } from './vin';

const vinText = fc.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/);
const withCheckDigit = (text: string) => text.slice(0, 8) + vinCheckDigit(text) + text.slice(9);

describe('parseVin', () => {
  it.each([
    ['1M8GDM9AXKP042788', '1M8GDM9AXKP042788'],
    ['1m8gdm9axkp042788', '1M8GDM9AXKP042788'],
    ['11111111111111111', '11111111111111111'],
    [' 1M8GDM9AXKP-042788', '1M8GDM9AXKP042788'],
    ['ＬＳＶＡＬ４１Ｚ８８２１０４２０２', 'LSVAL41Z882104202'],
  ])('reads %j', (raw, number) => {
    expect(parseVin(raw)).toEqual({ ok: true, value: { number, hasValidCheckDigit: true } });
  });

  it('takes a foreign VIN with another check digit and says so', () => {
    expect(parseVin('WVWZZZ1JZXW000001')).toEqual({
      ok: true,
      value: { number: 'WVWZZZ1JZXW000001', hasValidCheckDigit: false },
    });
  });

  it.each([
    ['nothing', undefined, 'VIN.WRONG_LENGTH', { expected: 17, found: 0 }],
    ['a character too few', '1M8GDM9AXKP04278', 'VIN.WRONG_LENGTH', { expected: 17, found: 16 }],
    ['a character too many', '1M8GDM9AXKP0427888', 'VIN.WRONG_LENGTH', { expected: 17, found: 18 }],
    ['I', 'IM8GDM9AXKP042788', 'VIN.BAD_CHARACTER', { character: 'I', position: 1 }],
    ['O', '1M8GDM9AXKPO42788', 'VIN.BAD_CHARACTER', { character: 'O', position: 12 }],
    ['Q', '1M8GDM9AXKP04278Q', 'VIN.BAD_CHARACTER', { character: 'Q', position: 17 }],
    [
      'a wrong check digit on a Chinese vehicle',
      'LSVAL41Z782104202',
      'VIN.WRONG_CHECK_DIGIT',
      { character: '7', position: 9 },
    ],
  ])('refuses %s', (_what, raw, code, data) => {
    expect(parseVin(raw)).toEqual({ ok: false, code, data });
  });

  it('takes every VIN that carries the digit computed for it', () => {
    fc.assert(
      fc.property(vinText, (text) => {
        expect(parseVin(withCheckDigit(text))).toMatchObject({
          ok: true,
          value: { hasValidCheckDigit: true },
        });
      }),
    );
  });

  it('finds every mistyped digit', () => {
    const otherPlaces = fc.integer({ min: 0, max: 16 }).filter((place) => place !== 8);
    fc.assert(
      fc.property(vinText, otherPlaces, fc.integer({ min: 1, max: 9 }), (text, place, shift) => {
        const right = withCheckDigit(text);
        const digit = Number(right.charAt(place));
        fc.pre(!Number.isNaN(digit));
        const wrong = right.slice(0, place) + ((digit + shift) % 10) + right.slice(place + 1);
        expect(vinCheckDigit(wrong)).not.toBe(right.charAt(8));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parseVin(raw)));
  });
});
