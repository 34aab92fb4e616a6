// How long to wait before the server is asked again that did not answer: growing, by chance, and never sooner than it asked for. Pure.
import { HttpErrorResponse } from '@angular/common/http';

/** After the first silence at most this long, after each further one twice as long … */
export const FIRST_PAUSE_MS = 2_000;
/** … up to this. Tries have no other limit: a page heals however late the server comes back, and asks no more often than that. */
export const PAUSE_MAX_MS = 60_000;
/** A server that asks for more is asked again all the same. */
export const RETRY_AFTER_MAX_MS = 120_000;

/**
 * Anything between nothing and the pause in full, so that those who lost the server in the same moment do not come back in one.
 * `silences` counts from 1, `chance` is from 0 to 1.
 */
export function pauseBeforeTry(silences: number, retryAfterMs: number, chance: number): number {
  const longestMs = Math.min(PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** (silences - 1));
  return Math.min(RETRY_AFTER_MAX_MS, retryAfterMs) + longestMs * chance;
}

/** Of the header in seconds, as our server and its proxies write it; 0 without one. */
export function retryAfterOf(error: unknown): number {
  const seconds = error instanceof HttpErrorResponse ? Number(error.headers.get('Retry-After')) : 0;
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}
