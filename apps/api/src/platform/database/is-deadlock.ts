// Tells a transaction of the models that crossed another one: all of it was taken back, and once more may well do.
import { DatabaseError } from 'sequelize';

const DEADLOCK = 1213;
/** MariaDB's answer to a stale read under innodb_snapshot_isolation. */
const RECORD_CHANGED = 1020;

export function isDeadlock(error: unknown): boolean {
  if (!(error instanceof DatabaseError) || !('errno' in error.parent)) return false;
  return error.parent.errno === DEADLOCK || error.parent.errno === RECORD_CHANGED;
}
