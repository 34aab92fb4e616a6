// What a confirmation gives belongs to the browser that confirmed: a token that is new with it, beside the session's own id, which others may have known
// before. The id stays, since room passes and open sockets of citizens, and streams of staff, are bound to it (ADR 148).
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Config } from '../../platform/config';
import { cookieNamer, readCookie } from '../../platform/http';
import { FRESH_FOR_MS } from './freshness';

const CONFIRMATION_COOKIE = 'haopai.confirmed';
const TOKEN_BYTES = 16;

/** Requests that came with the token of their session's last confirmation. */
const confirmed = new WeakSet<Request>();

interface ConfirmationCookie {
  /** `cookieNamer` says what it is called here. */
  readonly plainName: string;
  readonly sameSite: 'lax' | 'strict';
  readonly path: string;
}

const OF_CITIZENS: ConfirmationCookie = { plainName: CONFIRMATION_COOKIE, sameSite: 'lax', path: '/' };

/** Returns by what the session remembers the token; it opens nothing. */
export function giveConfirmation(
  request: Request,
  config: Config,
  { plainName, ...scope }: ConfirmationCookie = OF_CITIZENS,
): string {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  request.res?.cookie(cookieNamer(config)(plainName), token, {
    ...scope,
    httpOnly: true,
    secure: config.environment === 'production',
    maxAge: FRESH_FOR_MS,
  });
  return markOf(token);
}

/** To be called once the request's session is read. */
export function createConfirmationReader(config: Config): (request: Request) => void {
  const name = cookieNamer(config)(CONFIRMATION_COOKIE);
  return (request) => {
    const session: Request['session'] | undefined = request.session;
    if (session?.confirmedBy !== undefined && bearsToken(request, name, session.confirmedBy))
      confirmed.add(request);
  };
}

/** Whether the cookie of that name holds the token that `mark` was made of. */
export function bearsToken(request: Request, name: string, mark: string): boolean {
  const token = readCookie(request.headers.cookie, name);
  if (token === null) return false;
  const [known, shown] = [Buffer.from(mark), Buffer.from(markOf(token))];
  return known.length === shown.length && timingSafeEqual(known, shown);
}

export function isConfirmedBy(request: Request): boolean {
  return confirmed.has(request);
}

function markOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
