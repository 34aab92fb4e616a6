// Typed and pasted text in one comparable form.
import fc from 'fast-check';
import { comparableText, firstOutside } from './typed-text';

/** Any but half a pair: fast-check's own `binary`, without the million of them that it puts into a map first. */
const character = fc.nat(0x10f7ff).map(
  (n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800),
  (text) => {
    const code = /^[^\ud800-\udfff]$/su.test(String(text)) ? String(text).codePointAt(0) : undefined;
    if (code === undefined) throw new Error('not one character');
    return code < 0xd800 ? code : code - 0x800;
  },
);

describe('comparableText', () => {
  it.each([
    ['浙g·8888a', '浙G8888A'],
    ['浙Ｇ・８８８８Ａ', '浙G8888A'],
    [' 138-0013\u20118000 ', '13800138000'],
    ['\u202a13800138000\u202c', '13800138000'],
    ['\u3000＋８６ 138', '+86138'],
  ])('reads %j as %s', (raw, text) => {
    expect(comparableText(raw)).toBe(text);
  });

  it.each([[undefined], [null], [7], [{}], [['a']]])('takes %p for nothing', (raw) => {
    expect(comparableText(raw)).toBe('');
  });

  it('leaves letters alone that only look like ours', () => {
    expect(comparableText('ßıſ')).toBe('ßıſ');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: character }), (raw) => {
        expect(comparableText(comparableText(raw))).toBe(comparableText(raw));
      }),
    );
  });
});

describe('firstOutside', () => {
  it('names the first character that is not allowed and its place', () => {
    expect(firstOutside('A1O2O', 'A12')).toEqual({ character: 'O', position: 3 });
    expect(firstOutside('A😀', 'A')).toEqual({ character: '😀', position: 2 });
    expect(firstOutside('', 'A')).toBeNull();
  });
});
