// The rule by which many who go at once are told from people who come and go.
import { type CutOffRule, findCutOff, type LostBidder } from './cut-off-rule';

const RULE: CutOffRule = { paddlesMin: 20, percentMin: 30, withinMs: 5_000, awayMs: 5_000 };
const T = 1_000_000;

/** So many who went at `afterMs`, each so long after the one before. */
function lost(count: number, afterMs = 0, apartMs = 0, firstPaddle = 1): LostBidder[] {
  return Array.from({ length: count }, (_, i) => {
    const atMs = T + afterMs + i * apartMs;
    return { bidderId: firstPaddle + i, fromMs: atMs, toMs: atMs };
  });
}

const find = (presentCount: number, away: readonly LostBidder[], afterMs: number, rule = RULE) =>
  findCutOff({ presentCount, away }, rule, T + afterMs);

describe('a cut', () => {
  it('is three in ten of at least twenty who have been away for five seconds', () => {
    expect(find(14, lost(6), 5_000)).toEqual({
      ...{ sinceMs: T, untilMs: T },
      ...{ awayCount: 6, roomCount: 20 },
    });
    expect(find(14, lost(6), 4_999)).toBeNull();
    expect(find(15, lost(6), 5_000)).toBeNull();
    expect(find(13, lost(6), 5_000)).toBeNull();
  });

  it('is those who went within five seconds, the last of whom has been away for five more', () => {
    const spread = lost(6, 0, 1_000);
    expect(find(14, spread, 9_999)).toBeNull();
    expect(find(14, spread, 10_000)).toMatchObject({ sinceMs: T, untilMs: T + 5_000, awayCount: 6 });
    expect(find(14, lost(6, 0, 1_001), 60_000)).toBeNull();
  });

  it('is no matter of who goes one by one, however many that are in the end', () => {
    expect(find(10, lost(30, 0, 2_000), 120_000)).toBeNull();
  });

  it('counts those who are still there and those who went with it, not who had gone before', () => {
    const before = lost(10, -60_000, 5_000, 100);
    expect(find(14, [...before, ...lost(6)], 5_000)).toMatchObject({ awayCount: 6, roomCount: 20 });
  });

  it('is the one that the most were part of', () => {
    const away = [...lost(6), ...lost(9, 20_000, 0, 50)];
    expect(find(14, away, 30_000)).toMatchObject({ sinceMs: T + 20_000, awayCount: 9, roomCount: 23 });
  });

  it('may have been at any moment between the last word of a line and the one that did not come', () => {
    const silent = Array.from({ length: 6 }, (_, i) => ({
      bidderId: i,
      fromMs: T - 9_000 + i * 1_500,
      toMs: T + 1_000 + i * 1_500,
    }));
    expect(find(14, silent, 13_500)).toMatchObject({ awayCount: 6 });
    const apart = silent.map((one, i) => ({ ...one, fromMs: one.toMs - 100, toMs: one.toMs + i * 1_500 }));
    expect(find(14, apart, 60_000)).toBeNull();
  });

  it('is what the office has set', () => {
    const strict = { paddlesMin: 5, percentMin: 50, withinMs: 1_000, awayMs: 2_000 };
    expect(find(3, lost(3), 2_000, strict)).toMatchObject({ awayCount: 3, roomCount: 6 });
    expect(find(4, lost(3), 2_000, strict)).toBeNull();
  });
});
