// Pauses between tries: longer with each silence, up to a limit, by chance, and as long as the server asks for.
import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import {
  FIRST_PAUSE_MS,
  PAUSE_MAX_MS,
  pauseBeforeTry,
  RETRY_AFTER_MAX_MS,
  retryAfterOf,
} from './pause-before-try';

describe('the pause before the next try', () => {
  it('doubles with every silence until it is as long as it gets', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 2_000].map((silences) => pauseBeforeTry(silences, 0, 1));
    expect(longest).toEqual([2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1_000));
  });

  it('is spread over its whole length, so that a crowd does not come back in one moment', () => {
    expect([0, 0.25, 0.5, 1].map((chance) => pauseBeforeTry(1, 0, chance))).toEqual(
      [0, 0.25, 0.5, 1].map((part) => part * FIRST_PAUSE_MS),
    );
  });

  it('is spread behind the time that the server asked for, within a limit', () => {
    expect(pauseBeforeTry(1, 5_000, 0)).toBe(5_000);
    expect(pauseBeforeTry(1, 5_000, 1)).toBe(5_000 + FIRST_PAUSE_MS);
    expect(pauseBeforeTry(99, 86_400_000, 1)).toBe(RETRY_AFTER_MAX_MS + PAUSE_MAX_MS);
  });

  it('reads what the server asked for in seconds, and takes anything else for nothing', () => {
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
