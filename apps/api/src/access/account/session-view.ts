// A session as its citizen sees it.
import type { SessionView } from '@haopai/contracts';
import type { RegisteredSession } from '../sessions';

/** `own` is the shown id of the session that asks. */
export function sessionView(session: RegisteredSession, own: string): SessionView {
  const { shownId, device, address, openedAtMs, lastUsedAtMs } = session;
  return { id: shownId, device, address, openedAtMs, lastUsedAtMs, isCurrent: shownId === own };
}
