// Percentiles by the nearest rank, the median of samples, ratios of what was measured.
import type { Sample } from './row';
import { LatencyLog, medianSample, percentile, ratio } from './statistics';

const sampleOf = (perSecond: number | null): Sample => ({ perSecond, p50Ms: null, p99Ms: null, detail: {} });

describe('percentiles', () => {
  it('are values that were measured, by the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.01)).toBe(7);
  });

  it('of nothing are unknown', () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(new LatencyLog().percentiles()).toEqual({ p50Ms: null, p99Ms: null });
  });

  it('of a log do not depend on the order in which it was written, nor on its size', () => {
    const log = new LatencyLog();
    for (let i = 200_000; i > 0; i--) log.record(i);
    expect(log.count).toBe(200_000);
    expect(log.percentiles()).toEqual({ p50Ms: 100_000, p99Ms: 198_000 });
  });
});

describe('the median sample', () => {
  it('is the one in the middle by rate', () => {
    expect(medianSample([sampleOf(30), sampleOf(10), sampleOf(20)]).perSecond).toBe(20);
  });

  it('is the lower of two in the middle', () => {
    expect(medianSample([sampleOf(40), sampleOf(10), sampleOf(30), sampleOf(20)]).perSecond).toBe(20);
  });

  it('is the one in the middle by time where nothing has a rate', () => {
    const timed = [9, 1, 5].map((p50Ms) => ({ ...sampleOf(null), p50Ms }));
    expect(medianSample(timed).p50Ms).toBe(5);
  });

  it('exists for samples without a rate, and not for none', () => {
    expect(medianSample([sampleOf(null)]).perSecond).toBeNull();
    expect(() => medianSample([])).toThrow('no samples');
  });
});

describe('a ratio', () => {
  it('is unknown while one of its sides is', () => {
    expect(ratio(6, 3)).toBe(2);
    expect(ratio(null, 3)).toBeNull();
    expect(ratio(6, null)).toBeNull();
    expect(ratio(6, 0)).toBeNull();
  });
});
