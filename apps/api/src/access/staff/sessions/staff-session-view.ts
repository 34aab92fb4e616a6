// A session of somebody of the staff as it is shown: enough to know it again.
import type { StaffSessionView } from '@haopai/contracts';
import { maskNetworkAddress } from '../../../platform/personal-data';
import { type RegisteredSession, shownIdOf } from '../../sessions';

/** `own` is the secret id of the session that asks. */
export function staffSessionView(session: RegisteredSession, own: string): StaffSessionView {
  const { shownId: id, device, address, openedAtMs, lastUsedAtMs } = session;
  const maskedAddress = maskNetworkAddress(address);
  return { id, device, maskedAddress, openedAtMs, lastUsedAtMs, isCurrent: id === shownIdOf(own) };
}
