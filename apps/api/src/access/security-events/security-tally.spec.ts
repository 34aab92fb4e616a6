// A flood makes one line with a figure, and a flood of strangers a few lines and one for all others.
import type { SecurityFact } from './security-event';
import { LINES_MAX, SecurityTally } from './security-tally';

const fact = (address: string | null, account: string | null = null): SecurityFact => ({
  ...{ kind: 'limited', what: 'REQUEST.RATE_LIMITED', address, account },
});

describe('what happens at the doors', () => {
  it('is one line with a figure for what is alike, and is taken once', () => {
    const tally = new SecurityTally();
    for (let nth = 0; nth < 1_000; nth += 1) tally.note(fact('203.0.113.7'), 5_000 + nth);
    tally.note(fact('203.0.113.7', 'citizen:1'), 6_500);
    expect(tally.take()).toEqual([
      { ...fact('203.0.113.7'), times: 1_000, fromMs: 5_000, toMs: 5_999 },
      { ...fact('203.0.113.7', 'citizen:1'), times: 1, fromMs: 6_500, toMs: 6_500 },
    ]);
    expect(tally.take()).toEqual([]);
  });

  it('tells the first few of a crowd apart, and counts everybody', () => {
    const tally = new SecurityTally();
    for (let nth = 0; nth < 5_000; nth += 1) tally.note(fact(`2001:db8::${nth}`, `username:${nth}`), nth);
    tally.note(fact('2001:db8::1', 'username:1'), 9_000);
    const lines = tally.take();
    expect(lines).toHaveLength(LINES_MAX + 1);
    expect(lines.reduce((sum, { times }) => sum + times, 0)).toBe(5_001);
    expect(lines.at(-1)).toMatchObject({ address: null, account: null, times: 5_000 - LINES_MAX });
  });
});
