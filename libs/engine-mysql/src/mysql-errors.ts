// The one list of what MySQL, MariaDB and the replicated engines of both answer that means something to us (docs/adr/0113); they share the numbers.

const DUPLICATE_KEY = 1062;
const UNKNOWN_VARIABLE = 1193;
const WAITED_TOO_LONG = 1205;

/** All of the transaction was taken back, and once more may well do. */
const TAKEN_BACK: readonly number[] = [
  // A deadlock; on Galera also, at COMMIT, another node's write that came first.
  1213,
  // MariaDB's answer to a stale read under innodb_snapshot_isolation.
  1020,
];

/** The server is up, and does not want this work: another one may. Whoever asks next shall be led anew by the balancer. */
const LEAVES_WORK_TO_OTHERS: readonly number[] = [
  // Galera: the node is not in step, or not with the larger part of the cluster (08S01).
  1047,
  // It only reads: a replica, or a former primary.
  1290, 1836,
  // Group Replication: the group could not take the transaction, or the member must take it back.
  3100, 3101,
];

/** The connection is over, or the server is about to be. */
const AWAY: readonly number[] = [
  // Too many connections; shutting down; killed (MySQL and MariaDB).
  1040, 1053, 3169, 1927,
  // Silent for too long, as MySQL says it.
  4031,
  // Galera: the node lost its group in the middle of a COMMIT, and does not know what became of it, like one that answers no more.
  1180,
];

const AWAY_CODES: readonly unknown[] = [
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // A name server does not know a neighbour that is just being started.
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  // A connection of the pool whose server has just hung up.
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_STREAM_DESTROYED',
  'ETIMEDOUT',
];

/** The driver's words, without a code, for a connection that broke a moment ago; and Sequelize's, in a program that ends. */
const CLOSED_STATE = /connection is in closed state|connection manager was closed/;

/** `is` of the error itself or of what a library has wrapped, such as Sequelize. */
function tell(error: unknown, is: (error: Error) => boolean): boolean {
  if (!(error instanceof Error)) return false;
  return is(error) || ('parent' in error && tell(error.parent, is));
}

function hasNumber(error: unknown, among: readonly number[]): boolean {
  return tell(error, (one) => 'errno' in one && typeof one.errno === 'number' && among.includes(one.errno));
}

/** Of a variable that not every server has. */
export function isUnknownVariable(error: unknown): boolean {
  return hasNumber(error, [UNKNOWN_VARIABLE]);
}

export function isDuplicateKey(error: unknown): boolean {
  return hasNumber(error, [DUPLICATE_KEY]);
}

/** The server has rolled the transaction back: nothing of it is committed, also when it says so at COMMIT. */
export function isTakenBack(error: unknown): boolean {
  return hasNumber(error, TAKEN_BACK);
}

/** Of rows and of whole tables alike: nothing of the statement was done, and later it may well do. */
export function isLockWait(error: unknown): boolean {
  return hasNumber(error, [WAITED_TOO_LONG]);
}

/** From this server nothing more is to be had; see LEAVES_WORK_TO_OTHERS. */
export function isLeftToOthers(error: unknown): boolean {
  return hasNumber(error, LEAVES_WORK_TO_OTHERS);
}

/** The database cannot be reached, where trying again helps; any other error is a mistake of our own query. */
export function isAway(error: unknown): boolean {
  if (hasNumber(error, AWAY) || isLeftToOthers(error)) return true;
  return tell(
    error,
    (one) => ('code' in one && AWAY_CODES.includes(one.code)) || CLOSED_STATE.test(one.message),
  );
}
