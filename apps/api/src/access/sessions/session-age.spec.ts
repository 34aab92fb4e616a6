// A session's end, which falls into no sale.
import { endOfSessionMs, livesForS } from './session-age';

const at = (time: string): number => Date.parse(`${time}+08:00`);
const IDLE_MS = 2 * 3_600_000;

describe('a session', () => {
  it.each([
    ['2026-11-26T10:00:00', '2026-11-27T04:00:00'],
    ['2026-11-26T22:00:00', '2026-11-27T04:00:00'],
    ['2026-11-26T22:00:01', '2026-11-28T04:00:00'],
    ['2026-11-27T03:59:00', '2026-11-28T04:00:00'],
    ['2026-11-27T04:00:00', '2026-11-28T04:00:00'],
    ['2026-12-31T12:00:00', '2027-01-01T04:00:00'],
  ])('opened at %s ends at %s, in Beijing', (opened, end) => {
    expect(endOfSessionMs(at(opened))).toBe(at(end));
  });

  it('lives for two hours after each use by day, and no longer than to its end by night', () => {
    const opened = at('2026-11-26T10:00:00');
    expect(livesForS(opened, IDLE_MS, at('2026-11-26T15:00:00'))).toBe(7_200);
    expect(livesForS(opened, IDLE_MS, at('2026-11-27T03:30:00'))).toBe(1_800);
    expect(livesForS(opened, IDLE_MS, at('2026-11-27T04:00:00'))).toBe(0);
    expect(livesForS(opened, IDLE_MS, at('2026-11-27T10:00:00'))).toBe(0);
  });
});
