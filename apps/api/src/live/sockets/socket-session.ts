// The citizen behind a socket: the session of its handshake, looked up again from time to time.
import type { IncomingMessage } from 'node:http';
import type { Session, SessionData } from 'express-session';
import { type CitizenSession, refusalWithoutCitizen } from '../../access/sessions';

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

export function citizenSessionOfSocket(socket: WithRequest): CitizenSession {
  const { session }: WithSession = socket.request;
  const own = sessionOfSocket(socket);
  if (own === null) throw refusalWithoutCitizen(session);
  return own;
}
