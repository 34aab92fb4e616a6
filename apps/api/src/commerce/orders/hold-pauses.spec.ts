// How long whoever let holds go unpaid waits for the next one.
import { pauseEndsAtMs, REMEMBERED_MS } from './hold-pauses';

const MINUTE_MS = 60_000;
const terms = { freeMax: 3, pauseMs: 15 * MINUTE_MS };

describe('a pause after unpaid holds', () => {
  it.each([
    [0, null],
    [2, null],
    [3, 15 * MINUTE_MS],
    [4, 30 * MINUTE_MS],
    [6, 120 * MINUTE_MS],
    [40, REMEMBERED_MS],
  ])('after %d of them is %s', (count, lengthMs) => {
    const ends = pauseEndsAtMs({ count, lastEndedAtMs: 1_000 }, terms);
    expect(ends).toBe(lengthMs === null ? null : 1_000 + lengthMs);
  });

  it('is none where the office has none, or nothing has ended', () => {
    expect(pauseEndsAtMs({ count: 9, lastEndedAtMs: 1_000 }, { ...terms, pauseMs: 0 })).toBeNull();
    expect(pauseEndsAtMs({ count: 9, lastEndedAtMs: null }, terms)).toBeNull();
  });
});
