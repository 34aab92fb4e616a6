// The citizen behind a socket: the session of its handshake, looked up again from time to time.
import type { IncomingMessage } from 'node:http';
import type { Session, SessionData } from 'express-session';
import { clientAddress } from '../../platform/http';
import {
  type CitizenSession,
  deviceOf,
  type HeldSession,
  refusalWithoutCitizen,
} from '../../access/sessions';

type WithSession = IncomingMessage & { readonly session?: Session & Partial<SessionData> };

/** What is needed of a socket of any namespace. */
interface WithRequest {
  readonly request: IncomingMessage;
}

/** The session with which a socket came, or null when it had none. */
export function sessionOfSocket(socket: WithRequest): CitizenSession | null {
  const { session, headers }: WithSession = socket.request;
  if (session?.citizenId === undefined) return null;
  return { sessionId: session.id, citizenId: session.citizenId, cookies: headers.cookie };
}

/** The same as it can be put back; null when it had none. */
export function heldSessionOf(socket: WithRequest, trustedProxies: number): HeldSession | null {
  const { session, headers }: WithSession = socket.request;
  if (session?.citizenId === undefined) return null;
  const address = clientAddress(socket.request, trustedProxies);
  return { sessionId: session.id, data: session, device: deviceOf(headers['user-agent']), address };
}

export function citizenSessionOfSocket(socket: WithRequest): CitizenSession {
  const { session }: WithSession = socket.request;
  const own = sessionOfSocket(socket);
  if (own === null) throw refusalWithoutCitizen(session);
  return own;
}
