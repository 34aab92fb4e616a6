// How long a page waits that was turned away, and by what it knows that it was.
import { waitForPlaceMs } from './no-place';

describe('waitForPlaceMs', () => {
  it('is what the refusal says', () => {
    const refusal = { code: 'WATCH.FULL', data: { retryAfterMs: 7_000 } } as const;
    expect(waitForPlaceMs({ message: 'WATCH.FULL', data: refusal }, 3)).toBe(7_000);
    expect(waitForPlaceMs({ message: 'WATCH.FULL' }, 0)).toBe(45_000);
  });

  it.each([403, 429, 503])('grows with each %i that gives no reason', (description) => {
    const waits = [0, 1, 2, 3, 4, 50].map((before) =>
      waitForPlaceMs({ message: 'xhr poll error', description }, before),
    );
    expect(waits).toEqual([3_000, 6_000, 12_000, 24_000, 45_000, 45_000]);
  });

  it('is none where nobody answered, or the answer says something else', () => {
    for (const description of [0, 404, 502, 504, undefined])
      expect(waitForPlaceMs({ message: 'xhr poll error', description }, 0)).toBeNull();
  });
});
