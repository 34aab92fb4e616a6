// Which rooms a session has entered: signed, in the browser's cookie and, for sockets that were open before, in Redis. Neither is trusted with it.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { type CookieNamer, cookieNamer } from '../../platform/http';
import { REDIS, type Redis, RedisMark } from '../../platform/redis';
import { type CitizenSession, endOfSessionMs, SessionEnds } from '../../access/sessions';
import { passCookieOf, type SignedPass } from './pass-cookie';
import { type LaneTime, makesBidder, PassSigner } from './pass-signer';

/** Longer than any session lives. */
const KEPT_S = 7 * 24 * 60 * 60;
/** Sessions whose passes are remembered here, for a Redis that loses them; the oldest go first. */
const REMEMBERED_MAX = 50_000;

interface Remembered {
  readonly signed: string;
  /** Of the Redis that had it; null where it was away. */
  readonly mark: string | null;
}

@Injectable()
export class RoomPasses implements OnModuleDestroy {
  private readonly subscription: Subscription;
  private readonly signer: PassSigner;
  private readonly nameOf: CookieNamer;
  /** By session, then by auction. A signed pass is as good from here as from the browser's cookie. */
  private readonly remembered = new Map<string, Map<number, Remembered>>();

  constructor(
    config: Config,
    ends: SessionEnds,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly redisMark: RedisMark,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    this.signer = new PassSigner(config.session.secret);
    this.nameOf = cookieNamer(config);
    this.subscription = ends.ended.subscribe(({ sessionId }) => {
      this.remembered.delete(sessionId);
      // A pass without its session opens nothing and runs out by itself.
      this.revokeAll(sessionId).catch((error: unknown) =>
        this.log.warn({ err: error }, 'room passes were not revoked'),
      );
    });
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  /** Good until the session ends, and with a `lane` a bidder's at the door only then. While Redis is away, whoever shows it alone is let in. */
  async grant(
    sessionId: string,
    auctionId: number,
    enrolmentId: number,
    lane?: LaneTime,
  ): Promise<SignedPass> {
    const endsAtMs = endOfSessionMs(Date.now());
    const terms = { auctionId, enrolmentId, endsAtMs, ...(lane === undefined ? {} : { lane }) };
    const signed = this.signer.sign(sessionId, terms);
    await this.remember(sessionId, auctionId, signed);
    await this.write(sessionId, auctionId, signed).catch((error: unknown) =>
      this.log.warn({ err: error }, 'a room pass is with its browser alone'),
    );
    return { auctionId, signed, endsAtMs };
  }

  /** The enrolment with which this session entered the auction's room, or null. Redis is asked only for what the cookies do not say. */
  async find({ sessionId, cookies }: CitizenSession, auctionId: number): Promise<number | null> {
    const shown = this.read(passCookieOf(cookies, auctionId, this.nameOf), sessionId, auctionId);
    if (shown !== null) return shown;
    const own = this.readRemembered(sessionId, auctionId);
    const signed = await this.redis.hGet(keyOf(sessionId), String(auctionId)).catch((error: unknown) => {
      if (own === null) throw error;
      return own.signed;
    });
    if (signed !== null && signed !== undefined) {
      const enrolmentId = this.read(signed, sessionId, auctionId);
      if (enrolmentId !== null) await this.remember(sessionId, auctionId, signed);
      return enrolmentId;
    }
    if (own === null || !(await this.hasRedisLostAll(own))) return null;
    // For the other instances it is put back.
    await this.remember(sessionId, auctionId, own.signed);
    await this.write(sessionId, auctionId, own.signed);
    return own.enrolmentId;
  }

  /** Whether a room that the session has entered makes it a bidder now, also one over a socket, when its browser has no such cookie. Rejects while Redis is away. */
  async makesBidder(sessionId: string): Promise<boolean> {
    const nowMs = Date.now();
    const kept = await this.redis.hGetAll(keyOf(sessionId));
    return Object.entries(kept).some(([field, pass]) => {
      const terms = this.signer.read(pass, sessionId, nowMs);
      return terms?.auctionId === Number(field) && makesBidder(terms, nowMs);
    });
  }

  private async write(sessionId: string, auctionId: number, signed: string): Promise<void> {
    const key = keyOf(sessionId);
    await this.redis.multi().hSet(key, String(auctionId), signed).expire(key, KEPT_S).exec();
  }

  /** What was taken out of a Redis that has all the rest is worth nothing from here either. */
  private async hasRedisLostAll({ mark }: Remembered): Promise<boolean> {
    return mark === null || (await this.redisMark.read()) !== mark;
  }

  private async remember(sessionId: string, auctionId: number, signed: string): Promise<void> {
    const passes = this.remembered.get(sessionId) ?? new Map<number, Remembered>();
    const mark = await this.redisMark.read().catch(() => passes.get(auctionId)?.mark ?? null);
    this.remembered.set(sessionId, passes.set(auctionId, { signed, mark }));
    if (this.remembered.size <= REMEMBERED_MAX) return;
    const oldest = this.remembered.keys().next();
    if (!oldest.done) this.remembered.delete(oldest.value);
  }

  private readRemembered(
    sessionId: string,
    auctionId: number,
  ): (Remembered & { readonly enrolmentId: number }) | null {
    const known = this.remembered.get(sessionId)?.get(auctionId);
    const enrolmentId = this.read(known?.signed ?? null, sessionId, auctionId);
    return known === undefined || enrolmentId === null ? null : { ...known, enrolmentId };
  }

  async revokeAll(sessionId: string): Promise<void> {
    await this.redis.del(keyOf(sessionId));
  }

  private read(signed: string | null, sessionId: string, auctionId: number): number | null {
    const terms = signed === null ? null : this.signer.read(signed, sessionId, Date.now());
    return terms?.auctionId === auctionId ? terms.enrolmentId : null;
  }
}

function keyOf(sessionId: string): string {
  return `passes:${sessionId}`;
}
