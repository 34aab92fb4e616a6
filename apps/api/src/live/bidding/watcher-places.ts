// Places of those who only look: so many sockets of this instance may be without a room pass, more are told to look over REST. Whoever has a pass needs none.
import { Injectable } from '@nestjs/common';
import { RoomPasses } from '../../auctions/enrolments';
import { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { Visitors } from '../../platform/lanes';
import { Metrics } from '../../platform/metrics';
import { type LiveSocket, sessionOfSocket } from '../sockets';

/** At the earliest; each page adds a chance of its own. */
const TRY_AGAIN_AFTER_MS = 45_000;

@Injectable()
export class WatcherPlaces {
  private readonly taken = new Set<string>();
  private readonly max: number;

  constructor(
    config: Config,
    private readonly passes: RoomPasses,
    private readonly visitors: Visitors,
    metrics: Metrics,
  ) {
    this.max = config.rateLimits.watchers;
    metrics.show('watchers', () => this.taken.size);
  }

  /** Before the socket is in the namespace: takes a place for it unless it needs none. Undefined lets it in. */
  async admit(socket: LiveSocket): Promise<RefusalError<'WATCH.FULL'> | undefined> {
    const session = sessionOfSocket(socket);
    if (session !== null && this.visitors.of(socket.request).lane === 'bidders') return undefined;
    if (this.taken.size < this.max) {
      this.take(socket);
      return undefined;
    }
    // Seldom, and of citizens only: what is asked of Redis here nobody can make it be asked often.
    if (session !== null && (await this.keepsPass(session.sessionId))) return undefined;
    return new RefusalError('WATCH.FULL', { retryAfterMs: TRY_AGAIN_AFTER_MS });
  }

  /** It has entered a room since, or is gone. */
  release(socket: LiveSocket): void {
    this.taken.delete(socket.id);
  }

  private take(socket: LiveSocket): void {
    this.taken.add(socket.id);
    socket.once('disconnect', () => this.release(socket));
    // One that never came into the namespace leaves without a word.
    socket.conn.once('close', () => this.release(socket));
  }

  private async keepsPass(sessionId: string): Promise<boolean> {
    try {
      return await this.passes.makesBidder(sessionId);
    } catch {
      return false;
    }
  }
}
