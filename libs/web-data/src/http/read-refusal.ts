// Makes a refusal of whatever went wrong on the way to the server, so that pages know codes and nothing of HTTP.
import { HttpErrorResponse } from '@angular/common/http';
import type { Refusal } from '@haopai/contracts';

const RETRY_AFTER_MS = 3_000;

/** Nobody answered: the connection or the server is away. */
export function unreachable(): Refusal<'SERVER.UNAVAILABLE'> {
  return { code: 'SERVER.UNAVAILABLE', data: { retryAfterMs: RETRY_AFTER_MS } };
}

/** Reads the server's error body; anything else becomes SERVER.UNAVAILABLE (no answer) or SERVER.FAILED. */
export function readRefusal(error: unknown): Refusal {
  if (!(error instanceof HttpErrorResponse)) return { code: 'SERVER.FAILED', data: {} };
  const body: unknown = error.error;
  if (isRefusal(body)) return { code: body.code, data: body.data };
  return error.status === 0 || error.status >= 502 ? unreachable() : { code: 'SERVER.FAILED', data: {} };
}

function isRefusal(body: unknown): body is Refusal {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'data' in body &&
    typeof body.data === 'object' &&
    body.data !== null
  );
}
