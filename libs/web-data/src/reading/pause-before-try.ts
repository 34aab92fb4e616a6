// How long to wait before the server is asked again that did not answer: growing, by chance, and never sooner than it asked for. Pure.
import { HttpErrorResponse } from '@angular/common/http';

/** After the first silence at most this long, after each further one twice as long … */
export const FIRST_PAUSE_MS = 1_000;
/** … up to this: who looks at a page sees it right within five seconds of the server's return. */
export const SHORT_PAUSE_MAX_MS = 4_000;
/** So often; after that (a minute or two) pauses grow on … */
export const SHORT_PAUSES = 30;
/** … up to this. Tries have no other limit: a page heals however late the server comes back. */
export const PAUSE_MAX_MS = 30_000;
/** A server that asks for more is asked again all the same. */
export const RETRY_AFTER_MAX_MS = 120_000;
/** Of the time that the server asked for: those who were told the same do not come back in one moment. */
const SPREAD = 1 / 3;

/**
 * Anything between nothing and the pause in full, so that those who lost the server in the same moment do not come back in one.
 * `silences` counts from 1, `chance` is from 0 to 1.
 */
export function pauseBeforeTry(silences: number, retryAfterMs: number, chance: number): number {
  const askedForMs = Math.min(RETRY_AFTER_MAX_MS, retryAfterMs);
  return askedForMs + Math.max(longestAfter(silences) - askedForMs, askedForMs * SPREAD) * chance;
}

function longestAfter(silences: number): number {
  if (silences <= SHORT_PAUSES) return Math.min(SHORT_PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** (silences - 1));
  return Math.min(PAUSE_MAX_MS, SHORT_PAUSE_MAX_MS * 2 ** (silences - SHORT_PAUSES));
}

/** As our server writes it, in milliseconds in the refusal; else of the header in seconds, as proxies write it; 0 without either. */
export function retryAfterOf(error: unknown): number {
  if (!(error instanceof HttpErrorResponse)) return 0;
  const inBody = msIn(error.error);
  const ms = inBody ?? Number(error.headers.get('Retry-After')) * 1_000;
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
}

function msIn(body: unknown): number | null {
  const data: unknown = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  const isTold = typeof data === 'object' && data !== null && 'retryAfterMs' in data;
  return isTold && typeof data.retryAfterMs === 'number' ? data.retryAfterMs : null;
}
