// Jinhua's plates: ordinary and new-energy, as people type them (docs/domain.md, "Plates, VINs, money, time"; GA 36).
import fc from 'fast-check';
import { formatPlate, JINHUA_PLATES, parsePlate, type PlateRules, spellPlate } from './plate';

const read = (raw: unknown, rules: PlateRules = JINHUA_PLATES) => parsePlate(raw, rules);

describe('parsePlate', () => {
  it.each([
    ['浙G·8888A', '浙G8888A'],
    ['浙g8888a', '浙G8888A'],
    [' 浙 G • 8888 A ', '浙G8888A'],
    ['浙Ｇ．８８８８Ａ', '浙G8888A'],
    ['浙G-AB123', '浙GAB123'],
    ['浙G12345', '浙G12345'],
    ['浙GZZ000', '浙GZZ000'],
  ])('reads %j as the ordinary plate %s', (raw, number) => {
    expect(read(raw)).toEqual({ ok: true, value: { number, kind: 'ordinary' } });
  });

  it.each([
    ['浙G·D12345', '浙GD12345', 'small'],
    ['浙GF00001', '浙GF00001', 'small'],
    ['浙GDA1234', '浙GDA1234', 'small'],
    ['浙g·ff1234', '浙GFF1234', 'small'],
    ['浙G·12345D', '浙G12345D', 'large'],
    ['浙G00000F', '浙G00000F', 'large'],
  ])('reads %j as the new-energy plate %s of a %s vehicle', (raw, number, vehicle) => {
    expect(read(raw)).toEqual({ ok: true, value: { number, kind: 'newEnergy', vehicle } });
  });

  it.each([
    ['nothing', '', 'PLATE.EMPTY', {}],
    ['something that is no text', 8888, 'PLATE.EMPTY', {}],
    ['a plate of Hangzhou', '浙A·8888A', 'PLATE.WRONG_PREFIX', { expected: '浙G' }],
    ['a plate without its prefix', '8888A', 'PLATE.WRONG_PREFIX', { expected: '浙G' }],
    ['I, which is never used', '浙G·I8888', 'PLATE.BAD_CHARACTER', { character: 'I', position: 3 }],
    ['O, which is never used', '浙G·8888o', 'PLATE.BAD_CHARACTER', { character: 'O', position: 7 }],
    ['the prefix twice', '浙G浙G888', 'PLATE.BAD_CHARACTER', { character: '浙', position: 3 }],
    ['a sign', '浙G88*88', 'PLATE.BAD_CHARACTER', { character: '*', position: 5 }],
    ['a short plate', '浙G8888', 'PLATE.WRONG_LENGTH', { expected: [5, 6], found: 4 }],
    ['a long plate', '浙G8888888', 'PLATE.WRONG_LENGTH', { expected: [5, 6], found: 7 }],
    ['a third letter', '浙GABC12', 'PLATE.TOO_MANY_LETTERS', { max: 2, found: 3 }],
    ['six digits', '浙G123456', 'PLATE.NEW_ENERGY_LETTER_MISSING', { letters: ['D', 'F'] }],
    ['another letter first', '浙GA12345', 'PLATE.NEW_ENERGY_LETTER_MISSING', { letters: ['D', 'F'] }],
    [
      'a letter in the third place',
      '浙GDAB123',
      'PLATE.NEW_ENERGY_DIGIT_EXPECTED',
      { character: 'B', position: 5 },
    ],
    ['D at both ends', '浙GD1234D', 'PLATE.NEW_ENERGY_DIGIT_EXPECTED', { character: 'D', position: 8 }],
    [
      'a letter on a large car',
      '浙G1A345D',
      'PLATE.NEW_ENERGY_DIGIT_EXPECTED',
      { character: 'A', position: 4 },
    ],
  ])('refuses %s', (_what, raw, code, data) => {
    expect(read(raw)).toEqual({ ok: false, code, data });
  });

  it('takes prefix, letters and their number from the city', () => {
    const elsewhere: PlateRules = { prefix: '粤B', letters: 'AK', lettersMax: 1, newEnergyLetters: 'K' };
    expect(read('粤BA1234', elsewhere)).toMatchObject({ ok: true });
    expect(read('粤BK12345', elsewhere)).toMatchObject({ ok: true, value: { kind: 'newEnergy' } });
    expect(read('粤BAK123', elsewhere)).toMatchObject({ code: 'PLATE.TOO_MANY_LETTERS', data: { max: 1 } });
    expect(read('粤BD1234', elsewhere)).toMatchObject({ code: 'PLATE.BAD_CHARACTER' });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void read(raw)));
  });
});

describe('a plate written out', () => {
  const plates = fc.oneof(
    fc.stringMatching(/^[0-9]{3}[A-HJ-NP-Z0-9]{2}$/),
    fc.stringMatching(/^[DF][A-HJ-NP-Z0-9][0-9]{4}$/),
    fc.stringMatching(/^[0-9]{5}[DF]$/),
  );

  it('is read back as the same plate, with the dot and spelled', () => {
    fc.assert(
      fc.property(plates, (serial) => {
        const parsed = read(`浙G${serial}`);
        if (!parsed.ok) throw new Error(parsed.code);
        expect(formatPlate(parsed.value)).toBe(`浙G·${serial}`);
        expect(read(formatPlate(parsed.value))).toEqual(parsed);
        expect(read(spellPlate(parsed.value))).toEqual(parsed);
      }),
    );
  });

  it('is spelled character by character', () => {
    expect(spellPlate({ number: '浙G8888A' })).toBe('浙 G 8 8 8 8 A');
  });
});
