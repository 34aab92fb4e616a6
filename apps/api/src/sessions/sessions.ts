// Opens and ends the session of a request.
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { RefusalError } from '../errors';
import { SessionEnds } from './session-ends';

@Injectable()
export class Sessions {
  constructor(private readonly ends: SessionEnds) {}

  /** Under a new id, so that an id known before log-in is worth nothing. The citizen's former session of this browser ends. */
  async open(request: Request, citizenId: number): Promise<void> {
    const former = sessionOf(request);
    const wasOpen = former.citizenId !== undefined;
    await untilDone((done) => former.regenerate(done));
    const current = sessionOf(request);
    current.citizenId = citizenId;
    await untilDone((done) => current.save(done));
    if (wasOpen) this.ends.announce({ sessionId: former.id, reason: 'loggedOut' });
  }

  async end(request: Request): Promise<void> {
    const session = sessionOf(request);
    const { id } = session;
    await untilDone((done) => session.destroy(done));
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
