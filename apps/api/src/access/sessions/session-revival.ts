// Puts a session back into a Redis that has lost all it had: of a citizen whose socket this instance has held all the time (docs/adr/0119).
import { Inject, Injectable } from '@nestjs/common';
import type { SessionData } from 'express-session';
import { endOfSessionMs } from './session-age';
import { SESSION_STORE } from './session-middleware';
import { SessionRegistry } from './session-registry';
import type { SessionStore } from './session-store';
import { UnbarredCitizensStore } from './unbarred-citizens.store';

export interface HeldSession {
  readonly sessionId: string;
  /** As it was when the socket came. */
  readonly data: Partial<SessionData>;
  readonly device: string;
  readonly address: string;
}

@Injectable()
export class SessionRevival {
  constructor(
    private readonly registry: SessionRegistry,
    private readonly citizens: UnbarredCitizensStore,
    @Inject(SESSION_STORE) private readonly store: SessionStore,
  ) {}

  /** False when it is over: by its age, or because its citizen was locked or has left. */
  async revive({ sessionId, data, device, address }: HeldSession): Promise<boolean> {
    // What they had shown once more they show once more again: nobody can say how long ago that was.
    const { cookie, citizenId, openedAtMs } = data;
    if (cookie === undefined || citizenId === undefined || openedAtMs === undefined) return false;
    const nowMs = Date.now();
    if (endOfSessionMs(openedAtMs) <= nowMs || !(await this.citizens.has(citizenId))) return false;
    await this.registry.add(citizenId, { sessionId, device, address, openedAtMs }, nowMs);
    await this.store.set(sessionId, { cookie, citizenId, openedAtMs } as SessionData);
    return true;
  }
}
