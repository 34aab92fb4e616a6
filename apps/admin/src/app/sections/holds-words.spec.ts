// What is looked for on a page is found however it is written, all words of it or nothing.
import { holdsWords } from './holds-words';

describe('holdsWords', () => {
  it.each([
    ['', true],
    ['  ', true],
    ['余款', true],
    ['余款 提醒', true],
    ['ＳＭＳ', true],
    ['余款 退款', false],
  ])('looks for "%s"', (search, isFound) => {
    expect(holdsWords(search, ['余款到期', '提前一天提醒，sms'])).toBe(isFound);
  });
});
