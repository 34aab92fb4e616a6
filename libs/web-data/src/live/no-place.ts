// Whether a connection was refused because there is no place for it, and how long to wait before the next try. Pure.
import type { Refusal } from '@haopai/contracts';

/** Where no reason is given it may pass soon, and a bidder waits, too: each time twice as long … */
const FIRST_WAIT_MS = 3_000;
/** … up to this. */
const WAIT_MAX_MS = 45_000;
/** Answers to a handshake that say: not you, or not now. Others say that nobody is there. */
const NO_PLACE: readonly unknown[] = [403, 429, 503];

interface RefusedConnection {
  readonly message: string;
  /** As the server's middleware gave it. */
  readonly data?: Partial<Refusal<'WATCH.FULL'>>;
  /** Of Engine.IO: the status of the answer to its first request. */
  readonly description?: unknown;
}

/** Milliseconds, at the least; null when it was refused for another reason, or not at all. `before` counts the refusals since the last connection. */
export function waitForPlaceMs(
  { message, data, description }: RefusedConnection,
  before: number,
): number | null {
  if (message === 'WATCH.FULL') return data?.data?.retryAfterMs ?? WAIT_MAX_MS;
  return NO_PLACE.includes(description) ? Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** before) : null;
}
