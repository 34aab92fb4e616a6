// How long a request may take to arrive. nginx cuts most of what never ends; these hold where somebody reaches an instance without it, and for
// bodies that nginx sends on as they come. What is answered slowly on purpose (polls, event streams, sockets) has arrived and is not meant.

/** As node:http takes them. */
export interface RequestTimes {
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
};
