// A clock for hours, days for what is days away.
import type { Words } from '@haopai/web-app';
import { daysLeft } from './days-left';

const HOUR_MS = 3_600_000;
const words = {
  say: (key: string, { count }: { readonly count: number }) => `${key} ${count}`,
} as unknown as Words;

describe('the days until a lot opens', () => {
  it('are left to the clock within two days', () => {
    expect(daysLeft(words, 48 * HOUR_MS - 1)).toBeNull();
    expect(daysLeft(words, 0)).toBeNull();
  });

  it('are told in whole ones, so that nobody comes too late', () => {
    expect(daysLeft(words, 48 * HOUR_MS)).toBe('lot.days 2');
    expect(daysLeft(words, 72 * HOUR_MS - 1)).toBe('lot.days 2');
    expect(daysLeft(words, 408 * HOUR_MS)).toBe('lot.days 17');
  });
});
