// What a journal must say after many of a lot's bidders were cut off.
import type { LotEvent } from '@haopai/lot';
import { judgeCut } from './cut-offs';

const OPENED: LotEvent = { type: 'LotOpened', atMs: 1_000, endsAtMs: 31_000 };
const UNSOLD: LotEvent = { type: 'LotUnsold', atMs: 31_000 };
const givenAt = (atMs: number): LotEvent => ({
  ...{ type: 'LotResumed', atMs, cause: 'cutOff', endsAtMs: atMs + 30_000 },
  ...{ reason: '20/42', sinceMs: atMs - 6_000 },
});

describe('after a cut', () => {
  it('is content with a lot that gets time back soon', () => {
    expect(judgeCut([OPENED, givenAt(16_500)], 10_000)).toBe('given');
  });

  it('finds one that gets none, or gets it late', () => {
    expect(judgeCut([OPENED, UNSOLD], 10_000)).toMatch(/no time given back/);
    expect(judgeCut([OPENED, givenAt(21_000)], 10_000)).toMatch(/no time given back/);
  });

  it('wants nothing for one that had its time before, has not opened, or ends meanwhile', () => {
    expect(judgeCut([OPENED, givenAt(6_000)], 10_000)).toBe('untouched');
    expect(judgeCut([OPENED], 500)).toBe('untouched');
    expect(judgeCut([OPENED, UNSOLD], 25_000)).toBe('untouched');
  });
});
