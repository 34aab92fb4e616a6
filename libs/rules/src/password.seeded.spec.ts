// New passwords: length, and those that are tried first.
import fc from 'fast-check';
import { parsePassword, refuseLikeUsername } from './password';

describe('parsePassword', () => {
  it.each([
    'k7!mPq2z',
    'correct horse batter',
    '门前大桥下游过一群鸭',
    'k7!mPq2z'.repeat(8),
    '🚗🚕🚙🚌🚎🏎🚓🚑',
  ])('takes %s', (raw) => {
    expect(parsePassword(raw)).toEqual({ ok: true, value: raw.normalize('NFC') });
  });

  it.each([
    ['nothing', undefined, 0],
    ['a number', 12345678, 0],
    ['seven characters', 'k7!mPq2', 7],
    ['65 characters', `${'k7!mPq2z'.repeat(8)}k`, 65],
    ['four characters that take eight code units', '🚗🚕🚙🚌', 4],
  ])('refuses %s', (_what, raw, found) => {
    expect(parsePassword(raw)).toEqual({
      ok: false,
      code: 'PASSWORD.WRONG_LENGTH',
      data: { min: 8, max: 64, found },
    });
  });

  it.each([
    '12345678',
    'Password1',
    'QWERTYUIOP',
    'woaini1314',
    '5201314520',
    'aaaaaaaa',
    '鸭鸭鸭鸭鸭鸭鸭鸭',
  ])('refuses %s, which is tried first', (raw) => {
    expect(parsePassword(raw)).toEqual({ ok: false, code: 'PASSWORD.TOO_COMMON', data: {} });
  });

  it('is the same from every keyboard', () => {
    expect(parsePassword('cafe\u0301-noir-7')).toEqual(parsePassword('caf\u00e9-noir-7'));
  });

  it('never throws, and never repeats the password in a refusal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ maxLength: 80 })), (raw) => {
        const parsed = parsePassword(raw);
        if (!parsed.ok)
          expect(Object.values(parsed.data).every((value) => typeof value === 'number')).toBe(true);
      }),
    );
  });
});

describe('refuseLikeUsername', () => {
  it.each([
    ['fang_1990', 'fang_1990'],
    ['FANG-1990', 'fang_1990'],
    ['fang1990!!', 'fang_1990'],
    ['my fang 1990', 'Fang_1990'],
    ['0991gnaf', 'fang_1990'],
    ['fang_1990', 'fang_1990_jinhua'],
  ])('refuses %s for %s', (password, username) => {
    expect(refuseLikeUsername(password, username)).toEqual({
      ok: false,
      code: 'PASSWORD.LIKE_USERNAME',
      data: {},
    });
  });

  it.each([
    ['blue river 9', 'fang_1990'],
    ['fang is 1990', 'wang_1990'],
    ['!!!!----', 'fang_1990'],
    ['blue river 9', '_____'],
  ])('takes %s for %s', (password, username) => {
    expect(refuseLikeUsername(password, username)).toBeNull();
  });
});
