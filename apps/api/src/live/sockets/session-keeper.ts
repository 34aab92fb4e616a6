// Keeps the sessions of connected sockets alive, and cuts sockets whose session is gone: a bidder who only watches must not be logged out. In a Redis that
// has lost all it had no session is gone: those that are connected here are put back (docs/adr/0119).
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { SessionData, Store } from 'express-session';
import { SessionRevival } from '../../access/sessions';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { REDIS, type Redis, RedisMark } from '../../platform/redis';
import { LiveNamespace, type LiveSocket } from './live-namespace';
import { heldSessionOf, sessionOfSocket } from './socket-session';

export const LOOK_AFTER_SESSIONS_EVERY_MS = 60_000;

type WithStore = IncomingMessage & { readonly sessionStore?: Store };

@Injectable()
export class SessionKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  /** Redis' own when the last round began; null before the first. */
  private mark: string | null = null;
  private readonly lookIfLost = (): void => {
    void this.lookAfterALoss().catch(() => undefined);
  };

  constructor(
    private readonly config: Config,
    private readonly live: LiveNamespace,
    private readonly redisMark: RedisMark,
    private readonly revival: SessionRevival,
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.lookAfterAll(), LOOK_AFTER_SESSIONS_EVERY_MS);
    this.timer.unref();
    // Whoever asks by REST in the meantime is nobody: it is not waited for a minute.
    this.redis.on('ready', this.lookIfLost);
    void this.lookAfterAll();
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
    this.redis.off('ready', this.lookIfLost);
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

  private async lookAfterALoss(): Promise<void> {
    await this.looking;
    if (await this.hasRedisLostAll()) await this.lookAfterAll();
  }

  /** Since the last round began. */
  private async hasRedisLostAll(): Promise<boolean> {
    return this.mark !== null && (await this.redisMark.read()) !== this.mark;
  }

  private async lookAfterEach(): Promise<void> {
    const mark = await this.redisMark.read();
    let revived = 0;
    const seen = new Set<string>();
    for (const socket of [...this.live.sockets]) {
      const session = sessionOfSocket(socket);
      if (session === null || seen.has(session.sessionId)) continue;
      seen.add(session.sessionId);
      let end = await renew(socket, session.sessionId);
      if (end === 'expired' && (await this.hasRedisLostAll()) && (await this.revive(socket))) {
        revived++;
        end = null;
      }
      if (end !== null) this.live.endSession(session.sessionId, end);
    }
    if (revived > 0)
      this.log.warn({ revived }, 'redis has lost all it had: sessions of sockets are put back');
    // Not before all are looked after: whoever could not be is in the next round.
    this.mark = mark;
  }

  private revive(socket: LiveSocket): Promise<boolean> {
    const held = heldSessionOf(socket, this.config.http.trustedProxies);
    return held === null ? Promise.resolve(false) : this.revival.revive(held);
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
