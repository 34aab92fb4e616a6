// Somebody of the staff as the wire shows them.
import type { StaffView } from '@haopai/contracts';
import type { StaffMember } from '../staff-authentication';

export function staffView(member: StaffMember): StaffView {
  const { id, username, displayName, role, isLocked, totpSealed, createdAtMs, lastLogInAtMs, version } =
    member;
  return {
    ...{ id, username, displayName, role, isLocked, createdAtMs, lastLogInAtMs, version },
    hasTotp: totpSealed !== null,
  };
}
