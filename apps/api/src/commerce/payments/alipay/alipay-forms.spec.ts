// Amounts and times as Alipay writes them.
import { alipayTime, fenOfYuan, msOfAlipayTime, yuanText } from './alipay-forms';

describe('what Alipay writes', () => {
  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [5_600_050, '56000.50'],
    [10_000_000_000, '100000000.00'],
  ])('%d fen as %s yuan, and back', (fen, yuan) => {
    expect(yuanText(fen)).toBe(yuan);
    expect(fenOfYuan(yuan)).toBe(fen);
  });

  it.each([
    ['88', 8_800],
    ['88.8', 8_880],
    ['0.29', 29],
  ])('%s yuan without a float', (yuan, fen) => {
    expect(fenOfYuan(yuan)).toBe(fen);
  });

  it.each([undefined, '', '-1.00', '1.234', '1e3', '1,000.00', ' 1', 'NaN'])(
    'takes %p for no amount',
    (text) => {
      expect(fenOfYuan(text)).toBeNull();
    },
  );

  it('reads the clock of Beijing, wherever the machine stands', () => {
    const atMs = Date.UTC(2026, 11, 31, 16, 0, 5);
    expect(alipayTime(atMs)).toBe('2027-01-01 00:00:05');
    expect(msOfAlipayTime('2027-01-01 00:00:05')).toBe(atMs);
    for (const text of [undefined, '', '2027-01-01', '2027-13-01 00:00:05', '2027-01-01T00:00:05Z'])
      expect(msOfAlipayTime(text)).toBeNull();
  });
});
