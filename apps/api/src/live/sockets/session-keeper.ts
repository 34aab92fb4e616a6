// Keeps the sessions of connected sockets alive, and cuts sockets whose session is gone: a bidder who only watches must not be logged out.
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { SessionData, Store } from 'express-session';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { LiveNamespace, type LiveSocket } from './live-namespace';
import { sessionOfSocket } from './socket-session';

export const LOOK_AFTER_SESSIONS_EVERY_MS = 60_000;

type WithStore = IncomingMessage & { readonly sessionStore?: Store };

@Injectable()
export class SessionKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly live: LiveNamespace,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.lookAfterAll(), LOOK_AFTER_SESSIONS_EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** One round over all sockets, one session after the other; while Redis is away nobody is cut. */
  lookAfterAll(): Promise<void> {
    this.looking ??= this.lookAfterEach()
      .catch((error: unknown) =>
        this.log.warn({ err: error }, 'sessions of sockets could not be looked after'),
      )
      .finally(() => (this.looking = null));
    return this.looking;
  }

  private async lookAfterEach(): Promise<void> {
    const seen = new Set<string>();
    for (const socket of [...this.live.sockets]) {
      const session = sessionOfSocket(socket);
      if (session === null || seen.has(session.sessionId)) continue;
      seen.add(session.sessionId);
      const end = await renew(socket, session.sessionId);
      if (end !== null) this.live.endSession(session.sessionId, end);
    }
  }
}

/** Why the session is no more; null for one that lives. */
async function renew(socket: LiveSocket, sessionId: string): Promise<'expired' | 'elsewhere' | null> {
  const { sessionStore: store }: WithStore = socket.request;
  if (store === undefined) return null;
  const data = await new Promise<SessionData | null>((resolve, reject) =>
    store.get(sessionId, (error: unknown, found) =>
      error ? reject(new Error('a session could not be read', { cause: error })) : resolve(found ?? null),
    ),
  );
  if (data === null) return 'expired';
  if (data.isEnded) return 'elsewhere';
  await new Promise<void>((resolve) =>
    store.touch ? store.touch(sessionId, data, () => resolve()) : resolve(),
  );
  return null;
}
