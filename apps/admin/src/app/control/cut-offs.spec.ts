// What a control room makes of the lots that got time back.
import { newestCutOff } from './cut-offs';

const told = (lotId: number, atMs: number, paddles = '7/20') => ({ lotId, atMs, paddles });

describe('lots that got time back', () => {
  it('at one moment are told of together, each once', () => {
    const first = newestCutOff(null, [told(1, 1_000), told(2, 1_400)]);
    const all = newestCutOff(first, [told(2, 1_400), told(3, 2_000)]);
    expect(all).toEqual({ atMs: 1_000, paddles: '7/20', lotIds: new Set([1, 2, 3]) });
    expect(newestCutOff(all, [])).toBe(all);
  });

  it('later are a cut of their own, and one that is read late is not taken for it', () => {
    const first = newestCutOff(null, [told(1, 1_000)]);
    const next = newestCutOff(first, [told(4, 60_000, '9/21')]);
    expect(next).toEqual({ atMs: 60_000, paddles: '9/21', lotIds: new Set([4]) });
    expect(newestCutOff(next, [told(1, 1_000)])).toBe(next);
  });
});
