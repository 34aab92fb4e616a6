// The page's clock follows the server's by its best measurement.
import { CLOCK_SAMPLES_MAX, clockQuality, type ClockSample, fixClock, keepSample } from './clock-samples';

const sample = (sentMs: number, roundTripMs: number, serverMs: number): ClockSample => ({
  sentMs,
  receivedMs: sentMs + roundTripMs,
  serverMs,
  serverQualityMs: 2,
});

describe('fixClock', () => {
  it('knows nothing without a sample', () => {
    expect(fixClock([])).toBeNull();
  });

  it('takes the sample with the shortest round trip and halves it', () => {
    const slow = sample(100, 400, 1_000_300);
    const quick = sample(1_000, 20, 1_001_010);
    expect(fixClock([slow, quick])).toEqual({ offsetMs: 1_000_000, roundTripMs: 20, uncertaintyMs: 12 });
  });

  it('forgets the oldest samples, so that a drifting clock is found again', () => {
    const many = Array.from({ length: 20 }, (_, n) => sample(n * 100, 30, 0));
    const kept = many.reduce(keepSample, [] as readonly ClockSample[]);
    expect(kept).toHaveLength(CLOCK_SAMPLES_MAX);
    expect(kept.at(-1)).toBe(many.at(-1));
  });
});

describe('clockQuality', () => {
  it.each([
    [40, 'good'],
    [300, 'fair'],
    [900, 'poor'],
  ] as const)('calls a round trip of %i ms %s', (roundTripMs, quality) => {
    expect(clockQuality([sample(0, roundTripMs, 0)])).toBe(quality);
  });

  it('is not shaken by one slow answer', () => {
    expect(clockQuality([sample(0, 40, 0), sample(1, 2_000, 0), sample(2, 50, 0)])).toBe('good');
  });
});
