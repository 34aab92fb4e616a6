// What is believed of measurements of the server's clock: near and far, surer and less sure, and after somebody has set it.
import { type Measurement, ServerOffset, surerOf } from './server-offset';

const measured = (offsetMs: number, uncertaintyMs: number, takenAtMs: number): Measurement => ({
  offsetMs,
  uncertaintyMs,
  takenAtMs,
});

describe('of two measurements', () => {
  const good = measured(3, 1, 0);

  it('the older counts while it is surer', () => {
    expect(surerOf(good, measured(20, 40, 10_000))).toBe(good);
  });

  it('the newer counts when it is as sure as the older has become with its age', () => {
    const fresh = measured(4, 1.5, 10_000);
    expect(surerOf(good, fresh)).toBe(fresh);
  });

  it('the newer counts when the two contradict each other: the server’s clock is slewed', () => {
    const fresh = measured(40, 20, 10_000);
    expect(surerOf(good, fresh)).toBe(fresh);
  });
});

describe('a server’s clock', () => {
  const known = (): ServerOffset => {
    const offset = new ServerOffset();
    offset.hear(measured(3, 1, 1_000));
    return offset;
  };

  it('is believed at once in what is no step', () => {
    const offset = known();
    expect(offset.hear(measured(50, 2, 2_000))).toBeNull();
    expect(offset).toMatchObject({ offsetMs: 50, doubtedSinceMs: null });
  });

  it('is not doubted for the sake of a slow line, however odd its answer is', () => {
    const offset = known();
    offset.hear(measured(900, 950, 2_000));
    expect(offset).toMatchObject({ offsetMs: 3, doubtedSinceMs: null });
  });

  it.each([60, 3_600_000, -60, -3_600_000])(
    'that was set by %d ms is doubted at once, and believed when it has said so for two seconds',
    (stepMs) => {
      const offset = known();
      const far = (atMs: number) => offset.hear(measured(3 + stepMs, 1, atMs));
      expect(far(2_000)).toBeNull();
      expect(offset).toMatchObject({ offsetMs: 3, doubtedSinceMs: 1_000 });
      expect(offset.uncertaintyMs(2_000)).toBeGreaterThan(50);
      expect([far(2_500), far(3_000), far(3_900)]).toEqual([null, null, null]);
      expect(offset.offsetMs).toBe(3);
      expect(far(4_000)).toEqual({ aheadMs: stepMs });
      expect(offset).toMatchObject({ offsetMs: 3 + stepMs, doubtedSinceMs: null });
      expect(offset.uncertaintyMs(4_000)).toBeLessThan(50);
      expect(far(5_000)).toBeNull();
    },
  );

  it('is what it was when an odd answer is followed by one like before', () => {
    const offset = known();
    offset.hear(measured(400, 1, 2_000));
    expect(offset.hear(measured(3, 1, 2_200))).toBeNull();
    expect(offset).toMatchObject({ offsetMs: 3, doubtedSinceMs: null });
    offset.hear(measured(400, 1, 9_000));
    expect(offset.doubtedSinceMs).toBe(2_200);
  });

  it('is not believed while its answers contradict each other', () => {
    const offset = known();
    for (let atMs = 2_000; atMs < 10_000; atMs += 200)
      expect(offset.hear(measured(atMs, 1, atMs))).toBeNull();
    expect(offset.doubtedSinceMs).toBe(1_000);
  });

  it('stays doubted while a slow line agrees with everything', () => {
    const offset = known();
    offset.hear(measured(400, 1, 2_000));
    offset.hear(measured(200, 300, 2_200));
    expect(offset.doubtedSinceMs).toBe(1_000);
  });
});
