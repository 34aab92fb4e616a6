// How long answers took in the last ten seconds, and what happened in the last so many.
import { answeredWithinMs, RecentAnswers } from './recent-answers';
import { RecentCounts } from './recent-counts';

const NOW_MS = 60_000;

describe('recent answers', () => {
  it('say within which time half of them came, and nearly all, a tenth too long at most', () => {
    const answers = new RecentAnswers();
    for (let nth = 1; nth <= 1_000; nth += 1) answers.note(nth, NOW_MS);
    const counts = answers.counts(NOW_MS);
    for (const share of [0.5, 0.99]) {
      const withinMs = answeredWithinMs(counts, share) ?? 0;
      expect(withinMs).toBeGreaterThanOrEqual(share * 1_000 * 0.95);
      expect(withinMs).toBeLessThanOrEqual(share * 1_000 * 1.15);
    }
  });

  it('add up over instances', () => {
    const [quick, slow] = [new RecentAnswers(), new RecentAnswers()];
    for (let nth = 0; nth < 99; nth += 1) quick.note(1, NOW_MS);
    slow.note(900, NOW_MS);
    const both = [...slow.counts(NOW_MS), ...quick.counts(NOW_MS)];
    expect(answeredWithinMs(both, 0.99)).toBeLessThan(2);
    expect(answeredWithinMs(both, 1)).toBeGreaterThanOrEqual(900);
  });

  it('are none after ten seconds, and bear any time', () => {
    const answers = new RecentAnswers();
    for (const tookMs of [0, 0.001, 1e9]) answers.note(tookMs, NOW_MS);
    expect(answers.counts(NOW_MS + 9_999).length).toBeGreaterThan(0);
    expect(answers.counts(NOW_MS + 10_000)).toEqual([]);
    expect(answeredWithinMs([], 0.5)).toBeNull();
  });
});

describe('recent counts', () => {
  it('sum what happened by key, and forget it second by second', () => {
    const counts = new RecentCounts(60);
    counts.note(1, 2, 0);
    counts.note(1, 3, 1_000);
    counts.note(2, 1, 1_500);
    expect([...counts.sums(59_999)]).toEqual([
      [1, 5],
      [2, 1],
    ]);
    expect([...counts.sums(60_000)]).toEqual([
      [1, 3],
      [2, 1],
    ]);
    expect([...counts.sums(61_000)]).toEqual([]);
  });
});
