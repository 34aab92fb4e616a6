// A budget for each of many: bursts, refills, and nobody pays for another.
import { TokenBuckets } from './token-buckets';

describe('a bucket of tokens', () => {
  let nowMs: number;
  let buckets: TokenBuckets;

  beforeEach(() => {
    nowMs = 0;
    buckets = new TokenBuckets({ perSecond: 10, most: 20 }, () => nowMs);
  });

  const takeAll = (key: string): number => {
    let taken = 0;
    for (; buckets.has(key); taken += 1) buckets.take(key, 1);
    return taken;
  };

  it('holds a burst, and fills again as time passes, up to the same burst', () => {
    expect(takeAll('one')).toBe(20);
    nowMs += 1_000;
    expect(takeAll('one')).toBe(10);
    nowMs += 60_000;
    expect(takeAll('one')).toBe(20);
  });

  it('is nobody else’s', () => {
    takeAll('one');
    expect(takeAll('other')).toBe(20);
  });

  it('is empty for longer for whoever took much at once', () => {
    buckets.take('one', 40);
    nowMs += 2_000;
    expect(takeAll('one')).toBe(0);
    nowMs += 1_000;
    expect(takeAll('one')).toBe(10);
  });
});
