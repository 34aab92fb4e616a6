// Pauses between tries: longer with each silence, up to a limit, by chance, and as long as the server asks for.
import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import {
  FIRST_PAUSE_MS,
  PAUSE_MAX_MS,
  pauseBeforeTry,
  RETRY_AFTER_MAX_MS,
  retryAfterOf,
  SHORT_PAUSES,
} from './pause-before-try';

describe('the pause before the next try', () => {
  const longestOf = (silences: readonly number[]) => silences.map((count) => pauseBeforeTry(count, 0, 1));

  it('doubles with every silence, and is short as long as somebody may be waiting for the server’s return', () => {
    expect(longestOf([1, 2, 3, 4, 5, SHORT_PAUSES])).toEqual([1_000, 2_000, 4_000, 4_000, 4_000, 4_000]);
  });

  it('grows on when the server stays away, until it is as long as it gets', () => {
    const long = [1, 2, 3, 4, 2_000].map((more) => SHORT_PAUSES + more);
    expect(longestOf(long)).toEqual([8_000, 16_000, PAUSE_MAX_MS, PAUSE_MAX_MS, PAUSE_MAX_MS]);
  });

  it('is spread over its whole length, so that a crowd does not come back in one moment', () => {
    expect([0, 0.25, 0.5, 1].map((chance) => pauseBeforeTry(1, 0, chance))).toEqual(
      [0, 0.25, 0.5, 1].map((part) => part * FIRST_PAUSE_MS),
    );
  });

  it('is spread behind the time that the server asked for, within a limit', () => {
    expect(pauseBeforeTry(1, 5_000, 0)).toBe(5_000);
    expect(pauseBeforeTry(1, 6_000, 1)).toBe(8_000);
    // Not longer than without, where that is enough for a crowd to spread.
    expect(pauseBeforeTry(3, 3_000, 1)).toBe(4_000);
    expect(pauseBeforeTry(99, 86_400_000, 0)).toBe(RETRY_AFTER_MAX_MS);
  });

  it('reads what our server asked for in milliseconds', () => {
    const busy = { code: 'SERVER.BUSY', data: { retryAfterMs: 1_500 } };
    const headers = new HttpHeaders({ 'Retry-After': '2' });
    expect(retryAfterOf(new HttpErrorResponse({ status: 503, error: busy, headers }))).toBe(1_500);
  });

  it('reads what a proxy asked for in seconds, and takes anything else for nothing', () => {
    const asked = (text: string | undefined) =>
      retryAfterOf(
        new HttpErrorResponse({
          status: 503,
          headers: new HttpHeaders(text === undefined ? {} : { 'Retry-After': text }),
        }),
      );
    expect(['3', 'soon', '-1', '', undefined].map(asked)).toEqual([3_000, 0, 0, 0, 0]);
    expect(retryAfterOf(new Error('broken'))).toBe(0);
  });
});
