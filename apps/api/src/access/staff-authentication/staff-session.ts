// The back office's own sessions: apart from the citizens', shorter, and sent to its endpoints alone.
import type { RequestHandler, Request } from 'express';
import session, { type SessionData, type Store } from 'express-session';
import type { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { cookieNamer, staffCookiePath } from '../../platform/http';
import type { Redis } from '../../platform/redis';

declare module 'express-session' {
  interface SessionData {
    /** Of a staff session. */
    staff: StaffSession;
  }
}

export interface StaffSession {
  readonly staffId: number;
  /** As the member's was when it began: a later one there ends it. */
  readonly epoch: number;
  readonly openedAtMs: number;
  /** What the log-in still waits for. */
  readonly step: 'bindTotp' | 'totp' | 'newPassword' | 'in';
  /** Listed among the member's sessions; those that the release before opened are listed once they are used. */
  readonly isListed?: true;
  /** While a device is being bound: not stored with the member before its first code. */
  readonly newTotpSealed?: string;
  /** Where somebody who is in takes another device: since when. */
  readonly newTotpAtMs?: number;
  /** When a passkey of theirs was last shown in it. */
  readonly passkeyShownAtMs?: number;
  /** When a code of their phone was last shown in it. */
  readonly codeShownAtMs?: number;
  /** The mark of the token by which the browser that has shown it since the log-in is known (staff-proofs.ts). */
  readonly confirmedBy?: string;
}

/** Injection token of the middleware. */
export const STAFF_SESSION_MIDDLEWARE = Symbol('STAFF_SESSION_MIDDLEWARE');
export const STAFF_COOKIE = 'haopai.staff';
export const STAFF_PATH = '/api/v1/admin';

export const STAFF_IDLE_MS = 30 * 60_000;
/** A working day, whatever is done in it. */
export const STAFF_SESSION_MAX_MS = 12 * 3_600_000;
/** For the steps before one is in. */
export const STAFF_LOG_IN_MAX_MS = 10 * 60_000;

export function createStaffSessionMiddleware(config: Config, redis: Redis, store: Store): RequestHandler {
  const middleware = session({
    name: cookieNamer(config)(STAFF_COOKIE),
    secret: config.session.secret,
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: {
      path: staffCookiePath(config),
      httpOnly: true,
      sameSite: 'strict',
      secure: config.environment === 'production',
      maxAge: STAFF_IDLE_MS,
    },
  });
  const markAway = (): boolean => store.emit('disconnect');
  redis.on('reconnecting', markAway);
  redis.on('end', markAway);
  redis.on('ready', () => store.emit('connect'));
  if (!redis.isReady) markAway();
  return middleware;
}

export function isStaffRequest({ path }: Pick<Request, 'path'>): boolean {
  return path === STAFF_PATH || path.startsWith(`${STAFF_PATH}/`);
}

/** Null for whoever has not begun to log in, and for whom it took too long. */
export function staffSessionOf(request: Request): StaffSession | null {
  const { staff } = requestSession(request);
  return staff === undefined || isTooOld(staff) ? null : staff;
}

/** Whoever was in until somebody ended it is told so. */
export function refusalWithoutStaff(request: Request): RefusalError<'SESSION.ENDED' | 'SESSION.MISSING'> {
  return new RefusalError(requestSession(request).isEnded === true ? 'SESSION.ENDED' : 'SESSION.MISSING', {});
}

export function isTooOld({ step, openedAtMs }: StaffSession): boolean {
  return Date.now() - openedAtMs > (step === 'in' ? STAFF_SESSION_MAX_MS : STAFF_LOG_IN_MAX_MS);
}

/** Under a new id at each step, so that an id that was known before is worth nothing. Who is in then is let in by `StaffSessions`. */
export async function keepStaffSession(request: Request, staff: StaffSession): Promise<void> {
  await renameStaffSession(request);
  await noteInStaffSession(request, staff);
}

/** The new id, under which nothing is stored yet. */
export async function renameStaffSession(request: Request): Promise<string> {
  await untilDone((done) => requestSession(request).regenerate(done));
  return request.sessionID;
}

/** Under the id that it has: nothing opens by what is noted. */
export async function noteInStaffSession(request: Request, staff: StaffSession): Promise<void> {
  const current = requestSession(request);
  current.staff = staff;
  await untilDone((done) => current.save(done));
}

export function endStaffSession(request: Request): Promise<void> {
  return untilDone((done) => requestSession(request).destroy(done));
}

/** Looks it up and counts as a use of it. False when it is over; while Redis is away nobody can say so. */
export async function renewStaffSession(request: Request): Promise<boolean> {
  const { sessionStore: store, sessionID } = request;
  const found = await new Promise<SessionData | null | undefined>((resolve) =>
    store.get(sessionID, (error: unknown, data) => resolve(error ? undefined : (data ?? null))),
  );
  if (!found || found.isEnded === true) return found === undefined;
  // What is found says when it would have ended, which is what the store goes by.
  const { cookie } = requestSession(request).touch();
  await untilDone((done) => store.touch?.(sessionID, { ...found, cookie }, done) ?? done());
  return true;
}

/** The middleware leaves requests without a session while Redis is away. */
function requestSession(request: Request): Request['session'] {
  const found: Request['session'] | undefined = request.session;
  if (found === undefined) throw new RefusalError('SERVER.UNAVAILABLE', { retryAfterMs: 2_000 });
  return found;
}

function untilDone(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error === undefined || error === null ? resolve() : reject(error)));
  });
}
