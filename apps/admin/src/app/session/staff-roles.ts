// The roles of one of the staff, and how they are called: pure.
import type { StaffRole, StaffView } from '@haopai/contracts';
import type { Words } from '@haopai/web-app';

type WithRoles = Pick<StaffView, 'role' | 'roles'>;

/** A server of the release before tells of one. */
export function rolesOf({ role, roles }: WithRoles): readonly StaffRole[] {
  return roles ?? [role];
}

/** `科员、出纳`. */
export function rolesText(say: Words['say'], staff: WithRoles): string {
  return rolesOf(staff)
    .map((role) => say(`role.${role}`))
    .join(say('factText.and'));
}
