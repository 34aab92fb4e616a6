// Finds the refusal behind anything that was thrown: ours, Nest's, the body parser's, a broken service's or a bug's.
import { HttpException } from '@nestjs/common';
import { isDatabaseAway, isLockWait, isQueueFull, isTakenBack } from '../database';
import { isRedisAway } from '../redis';
import { RefusalError } from './refusal-error';

export const JSON_BODY_MAX_BYTES = 32 * 1024;
const SERVICE_AWAY_RETRY_AFTER_MS = 2_000;
const LOCKED_RETRY_AFTER_MS = 2_000;

/** SERVER.FAILED stands for a bug: its cause belongs in the log and nowhere else. */
export function refusalOfError(error: unknown): RefusalError {
  if (isRefusal(error)) return error;
  if (isDatabaseAway(error) || isRedisAway(error)) return unavailable();
  // Of a deadlock, one that came again however often the transaction was tried.
  if (isLockWait(error) || isTakenBack(error) || isQueueFull(error))
    return new RefusalError('SERVER.BUSY', { retryAfterMs: LOCKED_RETRY_AFTER_MS });
  const status = statusOf(error);
  switch (status) {
    case 404:
      return new RefusalError('REQUEST.NOT_FOUND', {});
    case 413:
      return new RefusalError('REQUEST.TOO_LARGE', { maxBytes: JSON_BODY_MAX_BYTES });
    case 503:
      return unavailable();
    case 400:
    case 415:
      return new RefusalError('REQUEST.INVALID', { fields: [{ path: '', rule: 'isJson' }] });
    default:
      // The client's fault in whatever way, such as a range that a file does not have: no bug of ours.
      if (typeof status === 'number' && status >= 400 && status < 500)
        return new RefusalError('REQUEST.INVALID', { fields: [] });
      return new RefusalError('SERVER.FAILED', {});
  }
}

function isRefusal(error: unknown): error is RefusalError {
  return error instanceof RefusalError;
}

function unavailable(): RefusalError {
  return new RefusalError('SERVER.UNAVAILABLE', { retryAfterMs: SERVICE_AWAY_RETRY_AFTER_MS });
}

function statusOf(error: unknown): unknown {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && 'status' in error ? error.status : undefined;
}
