// Sessions in Redis behind an HttpOnly cookie, for REST and, through the same middleware, for sockets.
import { RedisStore } from 'connect-redis';
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Config } from '../config';
import type { Redis } from '../redis';

/** Injection token of the middleware. */
export const SESSION_MIDDLEWARE = Symbol('SESSION_MIDDLEWARE');
export const SESSION_COOKIE = 'haopai.sid';

export function createSessionMiddleware(config: Config, redis: Redis): RequestHandler {
  const { secret, idleMs } = config.session;
  // A function, so that the store does not reckon with the cookie's end, which stays as it was at log-in when a session is touched.
  const store = new RedisStore({ client: redis, prefix: 'session:', ttl: () => idleMs / 1_000 });
  const middleware = session({
    name: SESSION_COOKIE,
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
  return middleware;
}
