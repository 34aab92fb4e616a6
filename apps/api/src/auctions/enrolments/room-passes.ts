// Which rooms a session has entered. In Redis, so that every instance knows, and gone with the session.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { REDIS, type Redis } from '../../platform/redis';
import { SessionEnds } from '../../access/sessions';

/** Longer than any session idles or any sale lasts: a bidder who only watches over a socket has a session that asks for no pass. */
const KEPT_S = 7 * 24 * 60 * 60;

@Injectable()
export class RoomPasses implements OnModuleDestroy {
  private readonly subscription: Subscription;

  constructor(
    ends: SessionEnds,
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    this.subscription = ends.ended.subscribe(({ sessionId }) => {
      // A pass without its session opens nothing and runs out by itself.
      this.revokeAll(sessionId).catch((error: unknown) =>
        log.warn({ err: error }, 'room passes were not revoked'),
      );
    });
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  async grant(sessionId: string, auctionId: number, enrolmentId: number): Promise<void> {
    const key = keyOf(sessionId);
    await this.redis.multi().hSet(key, String(auctionId), String(enrolmentId)).expire(key, KEPT_S).exec();
  }

  /** The enrolment with which this session entered the auction's room, or null. Asking keeps the passes alive. */
  async find(sessionId: string, auctionId: number): Promise<number | null> {
    const key = keyOf(sessionId);
    const enrolmentId = await this.redis.hGet(key, String(auctionId));
    if (enrolmentId === null) return null;
    await this.redis.expire(key, KEPT_S);
    return Number(enrolmentId);
  }

  async revokeAll(sessionId: string): Promise<void> {
    await this.redis.del(keyOf(sessionId));
  }
}

function keyOf(sessionId: string): string {
  return `passes:${sessionId}`;
}
