// Money in Chinese capitals: the examples of the central bank's rules of 1997, and a reader that turns capitals back into fen.
import fc from 'fast-check';
import { capitalAmount } from './capital-amount';
import { fen } from './fen';

/** Reads capitals by itself, digit by digit, so that it shares no idea with the writer. */
function readCapitals(words: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const small: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1_000 };
  const [whole = '', part = ''] = words.includes('元') ? words.split('元') : ['', words];
  let beforeYi = 0;
  let beforeWan = 0;
  let section = 0;
  let digit = 0;
  for (const character of whole) {
    if (digits.includes(character)) digit = digits.indexOf(character);
    else if (character === '亿') {
      beforeYi = beforeWan + section + digit;
      beforeWan = section = digit = 0;
    } else if (character === '万') {
      beforeWan = (section + digit) * 10_000;
      section = digit = 0;
    } else {
      section += digit * (small[character] ?? NaN);
      digit = 0;
    }
  }
  const yuan = beforeYi * 100_000_000 + beforeWan + section + digit;
  const before = (unit: string) => Math.max(0, digits.indexOf(part.charAt(part.indexOf(unit) - 1)));
  const jiao = part.includes('角') ? before('角') : 0;
  const cents = part.includes('分') ? before('分') : 0;
  return yuan * 100 + jiao * 10 + cents;
}

describe('capitalAmount', () => {
  it.each([
    [140_950, '壹仟肆佰零玖元伍角'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
  ])('writes %d fen as the rules of 1997 do: %s', (amount, words) => {
    expect(capitalAmount(fen(amount))).toBe(words);
  });

  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角'],
    [55, '伍角伍分'],
    [100, '壹元整'],
    [1_000, '壹拾元整'],
    [1_001, '壹拾元零壹分'],
    [5_600_000, '伍万陆仟元整'],
    [5_600_010, '伍万陆仟元壹角'],
    [1_000_100, '壹万零壹元整'],
    [1_010_000, '壹万零壹佰元整'],
    [10_000_000, '壹拾万元整'],
    [100_010_000, '壹佰万零壹佰元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_500_000, '壹亿零伍仟元整'],
    [10_020_000_000, '壹亿零贰拾万元整'],
    [1_000_100_000_000, '壹佰亿零壹佰万元整'],
    [100_010_000_000_000, '壹万零壹亿元整'],
    [99_999_999_999_900, '玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元整'],
    [-5_600_000, '负伍万陆仟元整'],
  ])('writes %d fen as %s', (amount, words) => {
    expect(capitalAmount(fen(amount))).toBe(words);
  });

  it('can be read back, for every amount there is', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat({ max: 15 }), (n, zeros) => {
        const amount = Math.floor(n / 10 ** zeros) * 10 ** Math.min(zeros, 4);
        fc.pre(Number.isSafeInteger(amount));
        const words = capitalAmount(fen(amount));
        expect(readCapitals(words)).toBe(amount);
        expect(words).not.toMatch(/零零|零[万亿拾佰仟角]|分.|整./u);
      }),
      { numRuns: 2_000 },
    );
  });
});
