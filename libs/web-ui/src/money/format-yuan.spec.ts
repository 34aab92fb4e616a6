// Amounts are read at a glance.
import { formatYuan, groupYuan } from './format-yuan';

describe('formatYuan', () => {
  it.each([
    [0, '¥0'],
    [5_600_000, '¥56,000'],
    [5_600_050, '¥56,000.50'],
    [-5_600_050, '−¥56,000.50'],
  ])('writes %i fen as %s', (fen, text) => expect(formatYuan(fen)).toBe(text));

  it('leaves the sign out where it is said once', () => {
    expect(groupYuan(100_000)).toBe('1,000');
  });
});
