// The citizen behind a socket: the session of its handshake, looked up again from time to time.
import type { IncomingMessage } from 'node:http';
import type { Session, SessionData } from 'express-session';
import { type CitizenSession, refusalWithoutCitizen } from '../sessions';
import type { LiveSocket } from './live-namespace';

type WithSession = IncomingMessage & { readonly session?: Session & Partial<SessionData> };

/** The session with which a socket came, or null when it had none. */
export function sessionOfSocket(socket: LiveSocket): CitizenSession | null {
  const { session }: WithSession = socket.request;
  return session?.citizenId === undefined ? null : { sessionId: session.id, citizenId: session.citizenId };
}

export function citizenSessionOfSocket(socket: LiveSocket): CitizenSession {
  const { session }: WithSession = socket.request;
  const own = sessionOfSocket(socket);
  if (own === null) throw refusalWithoutCitizen(session);
  return own;
}
