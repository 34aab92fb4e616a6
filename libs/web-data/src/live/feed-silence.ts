// Why a feed that shows nothing yet shows nothing: its page has no connection, and nobody answers it over REST either.
import type { ReadFailure } from '../reading/read-state';
import { unreachable } from '../http/read-refusal';
import type { DelayedLooks } from './delayed-looks';
import type { LiveSocket } from './live-socket';

/** Null as long as an answer may be on its way. Reactive. */
export function feedSilence(live: LiveSocket, looks: DelayedLooks): ReadFailure | null {
  const connection = live.connection();
  const isSilent = connection === 'lost' || (connection === 'full' && looks.areSilent());
  return isSilent ? { status: 'failed', kind: 'noAnswer', refusal: unreachable() } : null;
}
