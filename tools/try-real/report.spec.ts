// What the report of a trial says: what ran on what, what failed and why, what was not tried and what it would have needed.
import { missingOf, type TriedPart } from './part';
import { pathlessUrl } from './pathless-url';
import { hasFailed, reportOf } from './report';

const HEAD = {
  commit: '320fd2d8',
  isChanged: false,
  startedAtMs: Date.UTC(2026, 10, 29, 8),
  machine: 'a machine',
};
const LONG = Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n');
const TRIED: readonly TriedPart[] = [
  {
    part: 'migrations',
    seconds: 9,
    ending: { kind: 'passed', on: 'MariaDB 11.8.9, given', said: '3 passed' },
  },
  { part: 'restore', seconds: 70, ending: { kind: 'failed', on: 'MariaDB 11.8.9, its own', said: LONG } },
  { part: 'text', seconds: 0, ending: { kind: 'notTried', missing: 'HAOPAI_TRY_MOBILE' } },
];

describe('the report of a trial', () => {
  const report = reportOf(HEAD, TRIED, ['MariaDB 11.8 is written down']);

  it('says of each part what it ran on and what came of it', () => {
    expect(report).toContain('2026-11-29 08:00 UTC, commit `320fd2d8`, a machine.');
    expect(report).toContain('| migrations | MariaDB 11.8.9, given | passed | 9 |');
    expect(report).toContain('| restore | MariaDB 11.8.9, its own | **FAILED** | 70 |');
    expect(report).toContain('| text | – | not tried: HAOPAI_TRY_MOBILE | 0 |');
    expect(report).toContain('- MariaDB 11.8 is written down');
  });

  it('shows the end of what failed, and how much stood before', () => {
    expect(report).toContain('… 30 lines before\nline 30\n');
    expect(report).not.toContain('## text');
  });

  it('has failed when a part has, not when one was not tried', () => {
    expect(hasFailed(TRIED)).toBe(true);
    expect(hasFailed(TRIED.filter(({ part }) => part !== 'restore'))).toBe(false);
  });
});

describe('what a part needs', () => {
  it('is missing when neither the variable nor its file is set', () => {
    const env = { HAOPAI_A: 'x', HAOPAI_B_FILE: '/b', HAOPAI_C: '' };
    expect(missingOf(env, ['HAOPAI_A', 'HAOPAI_B', 'HAOPAI_C', 'HAOPAI_D'])).toEqual([
      'HAOPAI_C',
      'HAOPAI_D',
    ]);
  });

  it('is the address of a server, whichever database it names', () => {
    expect(pathlessUrl('mysql://u:p%40w@127.0.0.1:3306/haopai')).toBe('mysql://u:p%40w@127.0.0.1:3306');
    expect(() => pathlessUrl('postgres://u@h')).toThrow('mysql://');
  });
});
