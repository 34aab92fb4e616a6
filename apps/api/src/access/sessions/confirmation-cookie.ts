// What a confirmation gives belongs to the browser that confirmed: a token that is new with it, beside the session's own id, which others may have known
// before. The id stays, since room passes and open sockets are bound to it (ADR 148).
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Config } from '../../platform/config';
import { cookieNamer, readCookie } from '../../platform/http';
import { FRESH_FOR_MS } from './freshness';

const CONFIRMATION_COOKIE = 'haopai.confirmed';
const TOKEN_BYTES = 16;

/** Requests that came with the token of their session's last confirmation. */
const confirmed = new WeakSet<Request>();

/** Returns by what the session remembers the token; it opens nothing. */
export function giveConfirmation(request: Request, config: Config): string {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  request.res?.cookie(cookieNamer(config)(CONFIRMATION_COOKIE), token, {
    httpOnly: true,
    sameSite: 'lax',
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
    const token = readCookie(request.headers.cookie, name);
    if (session?.confirmedBy === undefined || token === null) return;
    const [known, shown] = [session.confirmedBy, markOf(token)].map((mark) => Buffer.from(mark));
    if (known !== undefined && shown?.length === known.length && timingSafeEqual(known, shown))
      confirmed.add(request);
  };
}

export function isConfirmedBy(request: Request): boolean {
  return confirmed.has(request);
}

function markOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
