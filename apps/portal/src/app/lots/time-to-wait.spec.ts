// Days for what is days away, else the two units in which one would say it.
import type { Words } from '@haopai/web-app';
import { timeToWait } from './time-to-wait';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const words = {
  say: (key: string, figures: Readonly<Record<string, number>>) =>
    `${key} ${Object.values(figures).join(' ')}`,
} as unknown as Words;

describe('the time until a lot opens', () => {
  it('is told in whole days from two days on, so that nobody comes too late', () => {
    expect(timeToWait(words, 48 * HOUR_MS)).toBe('wait.days 2');
    expect(timeToWait(words, 72 * HOUR_MS - 1)).toBe('wait.days 2');
    expect(timeToWait(words, 408 * HOUR_MS)).toBe('wait.days 17');
  });

  it('is told in the two units that matter, and never as a clock', () => {
    expect(timeToWait(words, 48 * HOUR_MS - 1)).toBe('wait.hours 47 59');
    expect(timeToWait(words, HOUR_MS)).toBe('wait.hours 1 0');
    expect(timeToWait(words, 519_400)).toBe('wait.minutes 8 39');
    expect(timeToWait(words, 60_000)).toBe('wait.minutes 1 0');
    expect(timeToWait(words, 59_999)).toBe('wait.seconds 59');
    expect(timeToWait(words, 1)).toBe('wait.seconds 1');
  });
});
