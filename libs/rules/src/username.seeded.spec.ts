// User names: length, characters, and when two of them are the same.
import fc from 'fast-check';
import { parseUsername } from './username';

describe('parseUsername', () => {
  it.each(['abcde', 'Zhang_San', '12345', '_____', 'a'.repeat(20)])('takes %s', (raw) => {
    expect(parseUsername(raw)).toEqual({ ok: true, value: { name: raw, key: raw.toLowerCase() } });
  });

  it('drops space around a name', () => {
    expect(parseUsername(' Zhang_San\n')).toEqual({
      ok: true,
      value: { name: 'Zhang_San', key: 'zhang_san' },
    });
  });

  it.each([
    ['nothing', undefined, 'USERNAME.WRONG_LENGTH', { min: 5, max: 20, found: 0 }],
    ['four characters', 'abcd', 'USERNAME.WRONG_LENGTH', { min: 5, max: 20, found: 4 }],
    ['21 characters', 'a'.repeat(21), 'USERNAME.WRONG_LENGTH', { min: 5, max: 20, found: 21 }],
    ['a hyphen', 'zhang-san', 'USERNAME.BAD_CHARACTER', { character: '-', position: 6 }],
    ['a space within', 'zhang san', 'USERNAME.BAD_CHARACTER', { character: ' ', position: 6 }],
    ['a Chinese name', '张三张三张三', 'USERNAME.BAD_CHARACTER', { character: '张', position: 1 }],
    [
      'a letter that only looks like ours',
      'ａbcde',
      'USERNAME.BAD_CHARACTER',
      { character: 'ａ', position: 1 },
    ],
  ])('refuses %s', (_what, raw, code, data) => {
    expect(parseUsername(raw)).toEqual({ ok: false, code, data });
  });

  it('holds two names for one that differ in case only', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_]{5,20}$/), (raw) => {
        const [lower, upper] = [parseUsername(raw.toLowerCase()), parseUsername(raw.toUpperCase())];
        expect(lower.ok && upper.ok && lower.value.key === upper.value.key).toBe(true);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parseUsername(raw)));
  });
});
