// A session is fresh for minutes after its log-in or a confirmation; where the log-in does not count, after a confirmation alone.
import { FRESH_FOR_MS, isFresh, refuseUnlessConfirmed, refuseUnlessFresh } from './freshness';

describe('a session', () => {
  const nowMs = Date.UTC(2026, 10, 29, 9);

  it.each([
    ['its log-in', { openedAtMs: nowMs }],
    ['its confirmation', { openedAtMs: nowMs - 100 * FRESH_FOR_MS, confirmedAtMs: nowMs }],
  ])('is fresh for minutes after %s, and no longer', (_, session) => {
    expect(isFresh(session, nowMs + FRESH_FOR_MS - 1)).toBe(true);
    expect(isFresh(session, nowMs + FRESH_FOR_MS)).toBe(false);
  });

  it('that says neither is not', () => {
    expect(isFresh({}, nowMs)).toBe(false);
    expect(refuseUnlessFresh({})?.code).toBe('CONFIRMATION.NEEDED');
  });

  it('has to confirm itself for what changes who can log in, however new it is', () => {
    const session = { openedAtMs: Date.now() };
    expect(refuseUnlessFresh(session)).toBeUndefined();
    expect(refuseUnlessConfirmed(session)?.code).toBe('CONFIRMATION.NEEDED');
    expect(refuseUnlessConfirmed({ ...session, confirmedAtMs: Date.now() })).toBeUndefined();
  });
});
