// What only the back office refuses. The portal has no words for these.
import type { Permission } from './staff';

/** Money in fen, times in epoch milliseconds UTC. */
export interface StaffErrorData {
  /** The role does not include it. */
  'STAFF.FORBIDDEN': { permission: Permission };
  'STAFF.NOT_FOUND': { staffId: number };
  'STAFF.USERNAME_TAKEN': Record<string, never>;
  /** Six digits that are not the ones of now, or were used before. */
  'STAFF.CODE_WRONG': Record<string, never>;
  'STAFF.PASSWORD_WRONG': Record<string, never>;
  /** The new password does not keep the rules, or is the one that was given. */
  'STAFF.PASSWORD_REFUSED': { rule: string };
  /** Nobody locks themself, or takes a right from themself. */
  'STAFF.SELF': Record<string, never>;
  /** Somebody else has changed it since it was read: `version` is the present one. */
  'RECORD.CHANGED': { version: number };
}

export type StaffErrorCode = keyof StaffErrorData;
