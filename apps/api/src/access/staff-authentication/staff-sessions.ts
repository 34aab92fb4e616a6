// The sessions of each of the staff: opened and listed, noted when they are used, and ended from elsewhere.
import type { Request } from 'express';
import { deviceOf, type RegisteredSession, type SessionRegistry } from '../sessions';
import type { ShownProofs } from './staff-proofs';
import { isTooOld, noteInStaffSession, renameStaffSession, type StaffSession } from './staff-session';
import type { StaffSessionStore } from './staff-session-store';
import type { StaffMember } from './staff.store';

/** Of one member; one more ends the one that has not been used for longest. */
const STAFF_SESSIONS_MAX = 20;
/** A log-in that is under way has listed its session and not stored it yet. */
const LOG_IN_MAX_MS = 60_000;

type Whose = Pick<StaffMember, 'id' | 'sessionEpoch'>;

export class StaffSessions {
  constructor(
    private readonly registry: SessionRegistry,
    private readonly store: StaffSessionStore,
  ) {}

  /** Lets them in, under a new id. Listed before it is stored, so that none lives that is not listed. */
  async open(
    request: Request,
    { id: staffId, sessionEpoch: epoch }: Whose,
    openedAtMs: number,
    shown: ShownProofs,
  ): Promise<void> {
    const others = await this.of({ id: staffId, sessionEpoch: epoch });
    const sessionId = await renameStaffSession(request);
    await this.list(request, sessionId, staffId, openedAtMs);
    await noteInStaffSession(request, { staffId, epoch, openedAtMs, step: 'in', isListed: true, ...shown });
    await this.endEach(staffId, others.slice(STAFF_SESSIONS_MAX - 1));
  }

  /** Comes with every request of a session: once a minute of each instance Redis hears of it. What cannot be noted is noted with a later one. */
  async noteUse(request: Request, session: StaffSession): Promise<void> {
    const nowMs = Date.now();
    const { sessionID: sessionId } = request;
    if (!this.registry.isUseDue(sessionId, nowMs)) return;
    const { staffId, openedAtMs, isListed } = session;
    if (isListed === true) {
      this.registry.noteUse(staffId, sessionId, nowMs).catch(() => undefined);
      return;
    }
    try {
      await this.list(request, sessionId, staffId, openedAtMs);
      await noteInStaffSession(request, { ...session, isListed: true });
    } catch {
      // Redis is away: it is listed with its next use.
    }
  }

  /** Those that live, the newest use first. */
  async of({ id, sessionEpoch }: Whose): Promise<readonly RegisteredSession[]> {
    const registered = await this.registry.of(id);
    const nowMs = Date.now();
    const found = await Promise.all(
      registered.map(async (session) => {
        const staff = await this.store.staffOf(session.sessionId);
        const isIn = staff?.staffId === id && staff.epoch === sessionEpoch && !isTooOld(staff);
        return { session, isIn };
      }),
    );
    const gone = found.filter(({ isIn, session }) => !isIn && nowMs - session.lastUsedAtMs > LOG_IN_MAX_MS);
    await this.registry.remove(
      id,
      gone.map(({ session }) => session.sessionId),
    );
    return found.flatMap(({ session, isIn }) => (isIn ? [session] : []));
  }

  async endEach(staffId: number, sessions: readonly RegisteredSession[]): Promise<void> {
    const ids = sessions.map(({ sessionId }) => sessionId);
    // Out of the list first: what is stored of it from here on is refused.
    await this.registry.remove(staffId, ids);
    await Promise.all(ids.map((sessionId) => this.store.leaveMark(sessionId)));
  }

  private list(request: Request, sessionId: string, staffId: number, openedAtMs: number): Promise<void> {
    const device = deviceOf(request.headers['user-agent']);
    const session = { sessionId, device, address: request.ip ?? '', openedAtMs };
    return this.registry.add(staffId, session, Date.now());
  }
}
