// How a page asks whether its bids are in the log: together, not at once, more and more seldom, and not for ever.
import { TestBed } from '@angular/core/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { LogLooks } from './log-looks';
import { OwnBidsClient } from './own-bids-client';

describe('looks into the public log', () => {
  let asked: (readonly string[])[];
  let askedAtMs: number[];
  let inLog: Set<string>;
  let isAway: boolean;
  let looks: LogLooks;

  beforeEach(() => {
    jest.useFakeTimers();
    [asked, askedAtMs, inLog, isAway] = [[], [], new Set(), false];
    const beganAtMs = Date.now();
    const client = {
      places: (facts: readonly string[]) => {
        asked.push(facts);
        askedAtMs.push(Date.now() - beganAtMs);
        const places = facts.map((fact) => (inLog.has(fact) ? 41 : null));
        return Promise.resolve(isAway ? { ok: false } : { ok: true, value: { places } });
      },
    };
    TestBed.configureTestingModule({
      providers: [provideZonelessChangeDetection(), { provide: OwnBidsClient, useValue: client }],
    });
    looks = TestBed.inject(LogLooks);
  });
  afterEach(() => jest.useRealTimers());

  const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  const lookFor = (fact: string): { readonly isFound: () => boolean; readonly callOff: () => void } => {
    let isFound = false;
    const callOff = looks.lookFor(fact, () => (isFound = true));
    return { isFound: () => isFound, callOff };
  };

  it('cost one request where the log has the bid within a second', async () => {
    const bid = lookFor('3:17');
    await wait(900);
    expect(asked).toEqual([]);
    inLog.add('3:17');
    await wait(800);
    expect([bid.isFound(), asked]).toEqual([true, [['3:17']]]);
    await wait(120_000);
    expect(asked).toHaveLength(1);
  });

  it('ask for all that the page waits for in one', async () => {
    const bids = ['3:17', '4:2', '5:9'].map(lookFor);
    inLog.add('3:17').add('5:9');
    await wait(1_700);
    expect(asked).toHaveLength(1);
    expect([...(asked[0] ?? [])].sort()).toEqual(['3:17', '4:2', '5:9']);
    expect(bids.map(({ isFound }) => isFound())).toEqual([true, false, true]);
    inLog.add('4:2');
    await wait(3_200);
    expect(asked.slice(1)).toEqual([['4:2']]);
    expect(bids[1]?.isFound()).toBe(true);
  });

  it('come more and more seldom, and have an end, also where no answer comes', async () => {
    isAway = true;
    const bid = lookFor('3:17');
    await wait(600_000);
    expect(asked).toHaveLength(6);
    const pauses = askedAtMs.map((at, nth) => at - (askedAtMs[nth - 1] ?? 0));
    for (const [nth, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(1_100 * 2 ** nth);
      expect(pause).toBeLessThanOrEqual(1_540 * 2 ** nth + 5);
    }
    expect(bid.isFound()).toBe(false);
  });

  it('of a bid that counts no more are called off', async () => {
    const [old, now] = [lookFor('3:17'), lookFor('3:18')];
    old.callOff();
    inLog.add('3:17').add('3:18');
    await wait(1_700);
    expect(asked).toEqual([['3:18']]);
    expect([old.isFound(), now.isFound()]).toEqual([false, true]);
  });

  it('ask for no more at once than the server takes', async () => {
    for (let version = 1; version <= 25; version += 1) lookFor(`3:${version}`);
    await wait(1_700);
    expect(asked.map((facts) => facts.length)).toEqual([20, 20]);
    expect(asked[1]?.slice(0, 5)).toEqual(['3:21', '3:22', '3:23', '3:24', '3:25']);
  });

  it('are not used up by a bid that was only asked for along with an older one', async () => {
    lookFor('3:17');
    await wait(700);
    const young = lookFor('3:18');
    await wait(1_000);
    expect(asked.at(-1)).toContain('3:18');
    inLog.add('3:18');
    await wait(900);
    expect(young.isFound()).toBe(true);
  });

  it('of those who were refused together are spread', async () => {
    const firstPauses = new Set<number>();
    for (let nth = 0; nth < 20; nth += 1) {
      looks = TestBed.runInInjectionContext(() => new LogLooks());
      const { callOff } = lookFor(`9:${nth + 1}`);
      await wait(1_600);
      expect(asked).toHaveLength(nth + 1);
      firstPauses.add((askedAtMs[nth] ?? 0) - nth * 1_600);
      callOff();
    }
    expect(firstPauses.size).toBeGreaterThan(5);
  });
});
