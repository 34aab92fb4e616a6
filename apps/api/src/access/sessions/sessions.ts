// Opens and ends the session of a request, and ends those of a citizen.
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { giveConfirmation } from './confirmation-cookie';
import { deviceOf } from './device-of';
import { passwordMark } from './password-mark';
import { SessionDirectory } from './session-directory';
import { type SessionEndReason, SessionEnds } from './session-ends';
import { SessionOpenings } from './session-openings';
import { shownIdOf } from './session-registry';

@Injectable()
export class Sessions {
  constructor(
    private readonly config: Config,
    private readonly directory: SessionDirectory,
    private readonly ends: SessionEnds,
    private readonly openings: SessionOpenings,
  ) {}

  /** Under a new id, so that an id known before log-in is worth nothing. The citizen's former session of this browser ends. */
  async open(request: Request, citizenId: number): Promise<void> {
    const former = sessionOf(request);
    await untilDone((done) => former.regenerate(done));
    await this.forget(former);
    const current = sessionOf(request);
    const device = deviceOf(request.headers['user-agent']);
    const opened = { device, address: request.ip ?? '', openedAtMs: Date.now() };
    await this.directory.enter(citizenId, { ...opened, sessionId: current.id });
    current.citizenId = citizenId;
    current.openedAtMs = opened.openedAtMs;
    await untilDone((done) => current.save(done));
    this.openings.announce({ ...opened, citizenId, shownId: shownIdOf(current.id) });
  }

  async end(request: Request): Promise<void> {
    const session = sessionOf(request);
    await untilDone((done) => session.destroy(done));
    await this.forget(session);
  }

  /** In this browser they have just shown once more who they are, while the account's stored password was this one. */
  async confirm(request: Request, passwordHash: string): Promise<void> {
    const session = sessionOf(request);
    session.confirmedAtMs = Date.now();
    session.confirmedUnder = passwordMark(passwordHash);
    session.confirmedBy = giveConfirmation(request, this.config);
    await untilDone((done) => session.save(done));
  }

  /** Every session of the citizen, wherever it is open. */
  endAll(citizenId: number, reason: SessionEndReason): Promise<void> {
    return this.directory.endAll(citizenId, reason);
  }

  private async forget({ id, citizenId }: Request['session']): Promise<void> {
    if (citizenId === undefined) return;
    await this.directory.leave(citizenId, id);
    this.ends.announce({ sessionId: id, reason: 'loggedOut' });
  }
}

/** The middleware leaves requests without a session while Redis is away. */
export function sessionOf(request: Request): Request['session'] {
  const session: Request['session'] | undefined = request.session;
  if (session === undefined) throw new RefusalError('SERVER.UNAVAILABLE', { retryAfterMs: 2_000 });
  return session;
}

function untilDone(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error === undefined || error === null ? resolve() : reject(error)));
  });
}
