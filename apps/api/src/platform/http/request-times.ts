// How long a request may take to arrive. nginx cuts most of what never ends; these hold where somebody reaches an instance without it, and for
// bodies that nginx sends on as they come. What is answered slowly on purpose (polls, event streams, sockets) has arrived and is not meant.

import { SLOW_SENDER_WINDOW_MS, SLOW_TAKER_WINDOW_MS, type SlowWindows } from './slow-connections';

/** As node:http takes them, and two of our own. */
export interface RequestTimes extends SlowWindows {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  readonly connectionsCheckingInterval: number;
}

export const REQUEST_TIMES: RequestTimes = {
  /** As nginx: a connection that says nothing is one whose head does not come. */
  headersTimeout: 10_000,
  /** Head and body: 10 MB from an office whose line carries a megabit and a half. */
  requestTimeout: 60_000,
  /** nginx lets go of a connection after 4 s: it must not find it closed. */
  keepAliveTimeout: 5_000,
  /** Node looks every 30 s unless told otherwise. */
  connectionsCheckingInterval: 2_000,
  /** Body and answer: so little of one within it is none (slow-connections.ts). */
  slowSenderWindowMs: SLOW_SENDER_WINDOW_MS,
  slowTakerWindowMs: SLOW_TAKER_WINDOW_MS,
};
