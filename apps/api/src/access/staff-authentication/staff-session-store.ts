// Sessions of staff in Redis: express-session's store, which lets none come back that was ended, and leaves a mark where one was.
import { RedisStore } from 'connect-redis';
import type { SessionData } from 'express-session';
import type { Redis } from '../../platform/redis';
import { ENDED_KEPT_S, type SessionRegistry } from '../sessions';
import { STAFF_IDLE_MS, type StaffSession } from './staff-session';

type Done = (error?: unknown) => void;

export class StaffSessionStore extends RedisStore {
  constructor(
    redis: Redis,
    private readonly registry: SessionRegistry,
  ) {
    super({
      client: redis,
      prefix: 'staff-session:',
      ttl: ({ isEnded }) => (isEnded === true ? ENDED_KEPT_S : STAFF_IDLE_MS / 1_000),
    });
  }

  /** A session that was ended during one of its requests does not come back with the answer. */
  override async set(sessionId: string, session: SessionData, done?: Done): Promise<unknown> {
    const { staff }: Partial<SessionData> = session;
    try {
      const isEnded = staff?.isListed === true && !(await this.registry.has(staff.staffId, sessionId));
      if (isEnded) return done?.();
    } catch (error) {
      if (done === undefined) throw error;
      return done(error);
    }
    return super.set(sessionId, session, done);
  }

  /** Null when there is none, or no more than the mark of one. */
  async staffOf(sessionId: string): Promise<StaffSession | null> {
    return (await this.read(sessionId))?.staff ?? null;
  }

  /** Nothing of the session stays but the mark that it was ended, so that its browser can be told. */
  async leaveMark(sessionId: string): Promise<void> {
    const session = await this.read(sessionId);
    if (session?.cookie === undefined) return;
    const mark: Pick<SessionData, 'cookie' | 'isEnded'> = { cookie: session.cookie, isEnded: true };
    await super.set(sessionId, mark as SessionData);
  }

  private async read(sessionId: string): Promise<Partial<SessionData> | null> {
    return (await this.get(sessionId)) as Partial<SessionData> | null;
  }
}
