// Numbers to call are found in what an office writes, and in nothing else that is made of digits.
import { callableParts } from './callable-parts';

const numbersIn = (text: string) =>
  callableParts(text).flatMap(({ text: part, isNumber }) => (isNumber ? [part] : []));

describe('a telephone number', () => {
  it.each([
    ['请拨打0579-8888-0000，或到大厅。', ['0579-8888-0000']],
    ['电话：0579-88880000 / 13800138000', ['0579-88880000', '13800138000']],
    ['Call +86 138 0013 8000 or 400-820-8820.', ['+86 138 0013 8000', '400-820-8820']],
    ['010 8888 0000', ['010 8888 0000']],
  ])('is found in “%s”', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });

  it.each([
    '订单号 202611261405000001',
    '车架号 LSVAA4182E2184847',
    '2026-11-29 08:30–12:00',
    '保证金 ¥13,800 起，浙G·13800',
    '1380013800012',
    '',
  ])('is not found in “%s”', (text) => {
    expect(numbersIn(text)).toEqual([]);
  });

  it('leaves the text whole', () => {
    const text = '先拨 0579-8888-0000，再拨 13800138000。';
    expect(
      callableParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
