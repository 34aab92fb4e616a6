// What a page shows of something that it reads: nothing yet, a value, or why there is none.
import { HttpErrorResponse } from '@angular/common/http';
import type { Refusal } from '@haopai/contracts';
import { readRefusal } from '../http/read-refusal';

/**
 * `noAnswer`: nobody answered, or only that it cannot be done now; it is tried again by itself. `notFound`: there is no such thing.
 * `notYours`: it belongs to somebody else, or nobody is logged in. `refused`: everything else that the server said no to.
 */
export type FailureKind = 'noAnswer' | 'notFound' | 'notYours' | 'refused';

export interface ReadFailure {
  readonly status: 'failed';
  readonly kind: FailureKind;
  readonly refusal: Refusal;
}

export type ReadState<Value> =
  | { readonly status: 'loading' }
  /** Stale while the last try to read it again brought no newer one: why. */
  | { readonly status: 'ready'; readonly value: Value; readonly stale: ReadFailure | null }
  | ReadFailure;

/** No answer, and what proxies and a busy server say in its place. */
const NO_ANSWER: readonly number[] = [0, 502, 503, 504];
const NOT_YOURS: readonly number[] = [401, 403];

export function failureOf(error: unknown): ReadFailure {
  const status = error instanceof HttpErrorResponse ? error.status : null;
  return { status: 'failed', kind: kindOf(status), refusal: readRefusal(error) };
}

function kindOf(status: number | null): FailureKind {
  if (status === null) return 'refused';
  if (NO_ANSWER.includes(status)) return 'noAnswer';
  if (NOT_YOURS.includes(status)) return 'notYours';
  return status === 404 ? 'notFound' : 'refused';
}

/** What the page shows after a try that failed: a value stays, unless the server said that it is gone or not the reader's. */
export function afterFailure<Value>(shown: ReadState<Value>, failure: ReadFailure): ReadState<Value> {
  const mayStay = failure.kind === 'noAnswer' || failure.kind === 'refused';
  return shown.status === 'ready' && mayStay ? { ...shown, stale: failure } : failure;
}
