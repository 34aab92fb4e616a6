// The few errors of MySQL and MariaDB that mean something to the journal; both use the same numbers for these.

const DUPLICATE_KEY = 1062;
const DEADLOCK = 1213;
/** MariaDB's answer to a stale read under innodb_snapshot_isolation. */
const RECORD_CHANGED = 1020;

function errnoOf(error: unknown): number | null {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' ? error.errno : null;
}

export function isDuplicateKey(error: unknown): boolean {
  return errnoOf(error) === DUPLICATE_KEY;
}

/** The server has rolled the transaction back: nothing of it is committed. */
export function isDeadlock(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno === DEADLOCK || errno === RECORD_CHANGED;
}
