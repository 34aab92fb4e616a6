// Tells the stream of security events that passkeys of somebody ended with a reset of their account.
import type { SecurityEvents } from '../security-events';
import type { Actor } from '../staff-authentication';

export function noteReset(events: SecurityEvents, { address }: Actor, staffId: number): void {
  events.note({ kind: 'accessChanged', what: 'passkey.reset', address, account: `staff:${staffId}` });
}
