// Who practises: a citizen, or somebody without an account, whom a key that their page has made up tells from others (ADR 58).
import type { IncomingMessage } from 'node:http';
import { PRACTICE_KEY_FORM } from '@haopai/contracts';
import type { Visitors } from '../../platform/lanes';
import { sessionOfSocket } from '../sockets';

export interface Practiser {
  /** Whose practice it is. */
  readonly key: string;
  /** Of who has no account; null for a citizen. */
  readonly address: string | null;
}

interface Arrival {
  readonly request: IncomingMessage;
  readonly handshake: { readonly auth: Readonly<Record<string, unknown>> };
}

/** Null for who has neither a session nor a key: a page of the release before. */
export function practiserOf(socket: Arrival, visitors: Visitors): Practiser | null {
  const session = sessionOfSocket(socket);
  if (session !== null) return { key: `citizen:${session.citizenId}`, address: null };
  const { practiceKey } = socket.handshake.auth;
  if (typeof practiceKey !== 'string' || !PRACTICE_KEY_FORM.test(practiceKey)) return null;
  return { key: `stranger:${practiceKey}`, address: visitors.strangerOf(socket.request).key };
}
