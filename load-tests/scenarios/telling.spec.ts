// What drivers tell of ticks: added up over a while, and nothing forgotten.
import { LatencyHistogram } from './latency-histogram.ts';
import { type Telling, TellingNotebook } from './telling.ts';

describe('LatencyHistogram', () => {
  it('knows percentiles within two per cent, and the slowest exactly', () => {
    const histogram = new LatencyHistogram();
    for (let latencyMs = 1; latencyMs <= 1_000; latencyMs++) histogram.record(latencyMs);
    for (const [share, wanted] of [
      [0.5, 500],
      [0.99, 990],
    ] as const) {
      expect(Math.abs((histogram.percentileMs(share) ?? 0) / wanted - 1)).toBeLessThan(0.02);
    }
    expect(histogram).toMatchObject({ count: 1_000, maxMs: 1_000 });
  });

  it('adds up, and knows nothing of nothing', () => {
    const [sum, part] = [new LatencyHistogram(), new LatencyHistogram()];
    expect(sum.percentileMs(0.5)).toBeNull();
    part.record(40);
    part.record(0.2);
    sum.merge(part.buckets(), part.maxMs);
    sum.merge(part.buckets(), part.maxMs);
    expect(sum).toMatchObject({ count: 4, maxMs: 40 });
    expect(sum.percentileMs(1)).toBeCloseTo(40, 0);
  });
});

describe('TellingNotebook', () => {
  it('tells ticks in parts, and the rest at the end', () => {
    const told: Telling[] = [];
    const notebook = new TellingNotebook((telling) => told.push(telling), 1_000);
    for (const atMs of [0, 500, 1_200, 1_300]) notebook.noteTick(atMs, 10);
    expect(told).toMatchObject([{ kind: 'ticks', atMs: 0, maxMs: 10 }]);
    notebook.tellTicks();
    notebook.tellTicks();
    const counts = told.map((telling) =>
      telling.kind === 'ticks' ? telling.buckets.map(([, count]) => count) : [],
    );
    expect(counts).toEqual([[2], [2]]);
  });
});
