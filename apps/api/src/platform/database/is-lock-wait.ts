// Tells a statement that waited too long for what another transaction holds: nothing of it was done, and later it may well do.

/** ER_LOCK_WAIT_TIMEOUT, of rows and of whole tables alike. */
const WAITED_TOO_LONG = 1205;

export function isLockWait(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errno' in error && error.errno === WAITED_TOO_LONG) return true;
  // Sequelize wraps the driver's error.
  return 'parent' in error && isLockWait(error.parent);
}
