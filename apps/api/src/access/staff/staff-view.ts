// Somebody of the staff as the wire shows them, and which roles it asks for.
import { orderedRoles, type StaffRole, type StaffView } from '@haopai/contracts';
import type { StaffMember } from '../staff-authentication';

export function staffView(member: StaffMember): StaffView {
  const {
    id,
    username,
    displayName,
    roles,
    isLocked,
    totpSealed,
    createdAtMs,
    lastLogInAtMs,
    version,
    confirmsFromMs,
  } = member;
  const [role] = roles;
  if (role === undefined) throw new Error(`${username} has no role`);
  return {
    ...{
      id,
      username,
      displayName,
      role,
      roles,
      isLocked,
      createdAtMs,
      lastLogInAtMs,
      version,
      confirmsFromMs,
    },
    hasTotp: totpSealed !== null,
  };
}

/** Null when nothing is said of them. `role` is said by all pages, `roles` where there are several. */
export function askedRoles({
  role,
  roles,
}: {
  readonly role?: StaffRole | undefined;
  readonly roles?: readonly StaffRole[] | undefined;
}): readonly StaffRole[] | null {
  const asked = [...(roles ?? []), ...(role === undefined ? [] : [role])];
  return asked.length === 0 ? null : orderedRoles(asked);
}

/** As the record writes them: one as it always was, several as a list. */
export function recordedRoles(roles: readonly StaffRole[]): StaffRole | readonly StaffRole[] | undefined {
  return roles.length === 1 ? roles[0] : roles;
}
