// All sessions of a citizen: how many there may be, which there are, and how they end from elsewhere.
import { Inject, Injectable } from '@nestjs/common';
import { type RegisteredSession, SessionRegistry, shownIdOf } from './session-registry';
import type { CitizenSession } from './session-data';
import { type SessionEndReason, SessionEnds } from './session-ends';
import { SESSION_STORE } from './session-middleware';
import type { SessionStore } from './session-store';

/** Of one citizen; one more ends the one that has not been used for longest. */
export const SESSIONS_MAX = 20;

/** A log-in that is under way has listed its session and not stored it yet. */
const LOG_IN_MAX_MS = 60_000;

export type NewSession = Pick<RegisteredSession, 'sessionId' | 'device' | 'address' | 'openedAtMs'>;

@Injectable()
export class SessionDirectory {
  constructor(
    private readonly registry: SessionRegistry,
    private readonly ends: SessionEnds,
    @Inject(SESSION_STORE) private readonly store: SessionStore,
  ) {}

  /** Before the session is stored, so that none lives that is not listed here. */
  async enter(citizenId: number, session: NewSession): Promise<void> {
    const others = await this.of(citizenId);
    await this.registry.add(citizenId, session);
    await this.endEach(citizenId, others.slice(SESSIONS_MAX - 1), 'elsewhere');
  }

  /** It ended by itself. */
  leave(citizenId: number, sessionId: string): Promise<void> {
    return this.registry.remove(citizenId, [sessionId]);
  }

  /** Those that live, the newest use first. */
  async of(citizenId: number): Promise<readonly RegisteredSession[]> {
    const registered = await this.registry.of(citizenId);
    const living = await Promise.all(
      registered.map(({ sessionId }) => this.store.belongsTo(sessionId, citizenId)),
    );
    const nowMs = Date.now();
    const gone = registered.filter(
      ({ openedAtMs }, index) => living[index] !== true && nowMs - openedAtMs > LOG_IN_MAX_MS,
    );
    await this.registry.remove(
      citizenId,
      gone.map(({ sessionId }) => sessionId),
    );
    return registered.filter((_, index) => living[index] === true);
  }

  /** False when the citizen has no such session. */
  async endOne(citizenId: number, shownId: string): Promise<boolean> {
    const found = (await this.registry.of(citizenId)).filter((session) => session.shownId === shownId);
    await this.endEach(citizenId, found, 'elsewhere');
    return found.length > 0;
  }

  async endOthers({ citizenId, sessionId }: CitizenSession): Promise<void> {
    const own = shownIdOf(sessionId);
    const others = (await this.registry.of(citizenId)).filter(({ shownId }) => shownId !== own);
    await this.endEach(citizenId, others, 'elsewhere');
  }

  async endAll(citizenId: number, reason: SessionEndReason): Promise<void> {
    await this.endEach(citizenId, await this.registry.of(citizenId), reason);
  }

  private async endEach(
    citizenId: number,
    sessions: readonly RegisteredSession[],
    reason: SessionEndReason,
  ): Promise<void> {
    const ids = sessions.map(({ sessionId }) => sessionId);
    const marks = await Promise.all(ids.map((sessionId) => this.store.markOf(sessionId)));
    await this.registry.remove(
      citizenId,
      ids,
      marks.filter((mark) => mark !== null),
    );
    for (const { sessionId } of sessions) this.ends.announce({ sessionId, reason });
  }
}
