// Sessions in Redis behind an HttpOnly cookie, for REST and, through the same middleware, for sockets.
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Config } from '../../platform/config';
import { cookieNamer } from '../../platform/http';
import type { Redis } from '../../platform/redis';
import { createConfirmationReader } from './confirmation-cookie';
import type { SessionStore } from './session-store';

/** Injection token of the middleware. */
export const SESSION_MIDDLEWARE = Symbol('SESSION_MIDDLEWARE');
/** Injection token of its SessionStore. */
export const SESSION_STORE = Symbol('SESSION_STORE');
/** Its plain name: `cookieNamer` says what it is called here. */
export const SESSION_COOKIE = 'haopai.sid';

export function createSessionMiddleware(config: Config, redis: Redis, store: SessionStore): RequestHandler {
  const { secret, idleMs } = config.session;
  const middleware = session({
    name: cookieNamer(config)(SESSION_COOKIE),
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: config.environment === 'production',
      maxAge: idleMs,
    },
  });
  // While Redis is away requests go on without a session instead of failing: whoever needs one then says so.
  const markAway = (): boolean => store.emit('disconnect');
  redis.on('reconnecting', markAway);
  redis.on('end', markAway);
  redis.on('ready', () => store.emit('connect'));
  if (!redis.isReady) markAway();
  const readConfirmation = createConfirmationReader(config);
  return (request, response, next) => {
    middleware(request, response, (error?: unknown) => {
      readConfirmation(request);
      next(error);
    });
  };
}
