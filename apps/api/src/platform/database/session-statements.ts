// What every connection is told before its first query, so that MySQL and MariaDB behave alike whatever their defaults.

/**
 * Only Galera minds it: this connection's node first applies what the cluster has committed. Right after a failover the new one is a moment behind,
 * and from then on all is written there, so that once for each connection is enough for whoever is fenced by a key: journals, leases, claims.
 * MySQL reads a comment; a MariaDB that was built without it does not know the variable, which is no fault (`isUnknownVariable`).
 */
const CATCHES_UP_FIRST = '/*M!100102 SET STATEMENT wsrep_sync_wait = 1 FOR */ SELECT 1';

/**
 * The same before each reading (1) and each UPDATE or DELETE (2), at the price of a round through the cluster, and of nothing elsewhere: for those who
 * decide by rows that they do not write. A settlement's end looks at entries, an auction's at the heads of its lots, an order at its listing, a lot
 * that changes its owner at all of its journal; while two balancers are of two minds, their writer need not be the node that was read.
 */
export const CATCHES_UP_ALWAYS = `SET SESSION time_zone = '+00:00' /*M!100102 , SESSION wsrep_sync_wait = 3 */`;

export const SESSION_STATEMENTS: readonly string[] = [
  `SET SESSION sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`,
  `SET SESSION time_zone = '+00:00'`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  CATCHES_UP_FIRST,
];

/**
 * A browser gives up after 10 s (`ANSWER_WITHIN_MS` of the web apps): whoever has waited 5 s at most for a connection and then this long
 * for one row or table still reads in time that nothing was done. The server's own 50 s would let the act happen behind a person's back;
 * only an act that meets several held locks in turn can still do so, and its idempotency key gives its answer to the next press. The limit
 * is longer than the 3 s after which the server takes back what a frozen owner of lots has locked, and shorter than the 5 s of a journal's
 * commit. A transaction of ours takes milliseconds, and of each instance no more than its pool's connections can stand in line for a row.
 */
const LOCK_WAIT_MAX_S = 4;

/**
 * For connections on which somebody waits. Not for tools, which better wait than stop half way, nor for the workers of payments and messages,
 * for whom nobody waits. Migrations wait for less and try again (`LockPatience`). What could get out of hand says so itself (`selectWithin`).
 */
export const REQUEST_STATEMENTS: readonly string[] = [
  ...SESSION_STATEMENTS,
  `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_MAX_S}, lock_wait_timeout = ${LOCK_WAIT_MAX_S}`,
];

/** Then the browser has given up, too. */
const ANSWER_MAX_MS = 10_000;

/**
 * A connection on which somebody waits says nothing for this long at most, between two statements: the server then takes back what a
 * frozen instance has locked, `audit_head` above all, for which every act of staff stands in line.
 */
export const REQUEST_SILENCE = {
  poolEndsAfterMs: 10_000,
  serverEndsAfterS: 20,
  answerMaxMs: ANSWER_MAX_MS,
} as const;
