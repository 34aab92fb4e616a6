// How many one core carries is said only where everybody got through.
import { STEPS } from '../../load-tests/scenarios/arrive-and-bid.ts';
import { settingsOf } from '../../load-tests/scenarios/settings.ts';
import { openingOf } from './opening';
import type { RequestRow } from './request-rows';

const settings = settingsOf('opening', { HAOPAI_BIDDERS: '100', HAOPAI_SECONDS: '30' });
const row = (name: string, count: number, failed = 0): RequestRow => ({
  ...{ name, count, failed, p50Ms: 10, p99Ms: 40, maxMs: 50 },
});
const everybody = [row(STEPS.logIn, 100), row(STEPS.firstBid, 100), row(STEPS.wholeWay, 100)];

describe('the opening minute', () => {
  it('says how many arrived in a minute, and how many one core carries', () => {
    expect(openingOf(settings, everybody, 0.5)).toEqual({
      ...{ perMinute: 200, arrived: 100, errors: 0, cores: 0.5, perMinuteAndCore: 400, firstBidP99Ms: 40 },
    });
  });

  it('does not say what a core carries where a step failed, somebody gave up, or nobody knows the cores', () => {
    const failing = [row(STEPS.logIn, 103, 3), ...everybody.slice(1)];
    expect(openingOf(settings, failing, 0.5)).toMatchObject({ errors: 3, perMinuteAndCore: null });
    const leaving = [...everybody.slice(0, 2), row(STEPS.wholeWay, 100, 1)];
    expect(openingOf(settings, leaving, 0.5)).toMatchObject({ arrived: 99, perMinuteAndCore: null });
    expect(openingOf(settings, everybody, null)).toMatchObject({ perMinuteAndCore: null });
  });

  it('is no part of another scenario', () => {
    expect(openingOf(settingsOf('storm', {}), everybody, 1)).toBeNull();
  });
});
