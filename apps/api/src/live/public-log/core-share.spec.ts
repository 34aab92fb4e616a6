// Whether cores are scarce, by what the system says a thread has had and has waited for.
import { CoreShare, type CoreTimes, timesOfThread } from './core-share';

const SPIN_MS = 20;

describe('cores', () => {
  const after = (before: CoreTimes, now: CoreTimes): boolean => {
    let times = before;
    const share = new CoreShare(() => times);
    times = now;
    return share.areScarce;
  };

  it('are scarce when a thread has waited for one longer than it has had one since', () => {
    expect(after({ ranNs: 500, waitedNs: 0 }, { ranNs: 600, waitedNs: 101 })).toBe(true);
  });

  it('are not when it has had one for as long, whatever it waited before', () => {
    expect(after({ ranNs: 0, waitedNs: 900 }, { ranNs: 100, waitedNs: 1_000 })).toBe(false);
  });

  it('pass for free where nobody writes it down', () => {
    expect(after({ ranNs: 0, waitedNs: 0 }, { ranNs: 0, waitedNs: 0 })).toBe(false);
  });

  (process.platform === 'linux' ? it : it.skip)('are told of this thread by Linux, while it works', () => {
    const { ranNs } = timesOfThread();
    const until = performance.now() + SPIN_MS;
    while (performance.now() < until);
    // The system brings its figures up to date a few times a second at least.
    expect(timesOfThread().ranNs).toBeGreaterThan(ranNs);
  });
});
