// Sessions in Redis: express-session's store, which also notes when a session was used and can leave a mark where one was ended.
import { RedisStore } from 'connect-redis';
import type { SessionData } from 'express-session';
import type { Redis } from '../../platform/redis';
import { livesForS } from './session-age';
import { NOTE_USE_EVERY_MS, type SessionRegistry, type StoredText } from './session-registry';

/** How long the browser of an ended session is told so, counted from its last call. */
export const ENDED_KEPT_S = 600;

const PREFIX = 'session:';

type Done = (error?: unknown) => void;

export class SessionStore extends RedisStore {
  constructor(
    redis: Redis,
    private readonly idleMs: number,
    private readonly registry: SessionRegistry,
  ) {
    super({
      client: redis,
      prefix: PREFIX,
      // A function, so that the store does not reckon with the cookie's end, which stays as it was at log-in when a session is touched.
      ttl: (session) => timeToLiveS(session, idleMs),
    });
  }

  /** A session that was ended while a request of it was still under way, such as its log-in, does not come back with the answer. */
  override async set(sessionId: string, session: SessionData, done?: Done): Promise<unknown> {
    const { citizenId }: Partial<SessionData> = session;
    const stored = this.stored(sessionId, session);
    if (citizenId === undefined || stored.livesS <= 0) return super.set(sessionId, session, done);
    try {
      await this.registry.storeWhileListed(citizenId, sessionId, stored);
    } catch (error) {
      if (done === undefined) throw error;
      return done(error);
    }
    return done?.();
  }

  /** Comes with every request of a session, and once a minute for its sockets. Redis hears it once a minute from each instance: a session lives that much longer. */
  override async touch(sessionId: string, session: SessionData, done?: Done): Promise<unknown> {
    const { citizenId }: Partial<SessionData> = session;
    if (citizenId !== undefined) {
      const nowMs = Date.now();
      if (!this.registry.isUseDue(sessionId, nowMs)) return done?.();
      // A use that could not be noted is noted with a later one.
      this.registry.noteUse(citizenId, sessionId, nowMs).catch(() => undefined);
    }
    return super.touch(sessionId, session, done);
  }

  async belongsTo(sessionId: string, citizenId: number): Promise<boolean> {
    return (await this.read(sessionId))?.citizenId === citizenId;
  }

  /** What stays of a session that is ended: the mark that it was. Null of one that is not stored. */
  async markOf(sessionId: string): Promise<StoredText | null> {
    const session = await this.read(sessionId);
    if (session?.cookie === undefined) return null;
    const mark: Pick<SessionData, 'cookie' | 'isEnded'> = { cookie: session.cookie, isEnded: true };
    return this.stored(sessionId, mark);
  }

  private stored(sessionId: string, session: Partial<SessionData>): StoredText {
    const livesS = timeToLiveS(session, this.idleMs);
    return { key: `${PREFIX}${sessionId}`, text: JSON.stringify(session), livesS };
  }

  private async read(sessionId: string): Promise<Partial<SessionData> | null> {
    return (await this.get(sessionId)) as Partial<SessionData> | null;
  }
}

/** No use makes a session outlive its end: its key in Redis ends then, and with it everything that asks whether it lives. */
function timeToLiveS({ isEnded, openedAtMs }: Partial<SessionData>, idleMs: number): number {
  if (isEnded === true) return ENDED_KEPT_S;
  if (openedAtMs === undefined) return Math.ceil(idleMs / 1_000);
  return livesForS(openedAtMs, idleMs + NOTE_USE_EVERY_MS, Date.now());
}
