// Which rooms a session has entered: signed, in the browser's cookie and, for sockets that were open before, in Redis. Neither is trusted with it, but for passes of the release before, which lie in Redis unsigned.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { REDIS, type Redis, RedisMark } from '../../platform/redis';
import { type CitizenSession, endOfSessionMs, SessionEnds } from '../../access/sessions';
import { passCookieOf, type SignedPass } from './pass-cookie';
import { type LaneTime, makesBidder, PassSigner } from './pass-signer';

/** Longer than any session lives. */
const KEPT_S = 7 * 24 * 60 * 60;
const SIGNED = 'signed:';
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
    await this.write(sessionId, auctionId, { signed, enrolmentId }).catch((error: unknown) =>
      this.log.warn({ err: error }, 'a room pass is with its browser alone'),
    );
    return { auctionId, signed, endsAtMs };
  }

  /** The enrolment with which this session entered the auction's room, or null. Redis is asked only for what the cookies do not say. */
  async find({ sessionId, cookies }: CitizenSession, auctionId: number): Promise<number | null> {
    const shown = this.read(passCookieOf(cookies, auctionId), sessionId, auctionId);
    if (shown !== null) return shown;
    const fields = [signedFieldOf(auctionId), plainFieldOf(auctionId)];
    const own = this.readRemembered(sessionId, auctionId);
    const [signed = null, plain = null] = await this.redis
      .hmGet(keyOf(sessionId), fields)
      .catch((error: unknown) => {
        if (own === null) throw error;
        return [own.signed];
      });
    if (signed !== null) {
      const enrolmentId = this.read(signed, sessionId, auctionId);
      if (enrolmentId !== null) await this.remember(sessionId, auctionId, signed);
      return enrolmentId;
    }
    if (plain !== null) return Number(plain);
    if (own === null || !(await this.hasRedisLostAll(own))) return null;
    // For the other instances it is put back.
    await this.remember(sessionId, auctionId, own.signed);
    await this.write(sessionId, auctionId, own);
    return own.enrolmentId;
  }

  /** Whether a room that the session has entered makes it a bidder now, also one over a socket, when its browser has no such cookie. Rejects while Redis is away. */
  async makesBidder(sessionId: string): Promise<boolean> {
    const nowMs = Date.now();
    const kept = await this.redis.hGetAll(keyOf(sessionId));
    return Object.entries(kept).some(([field, pass]) => {
      const auctionId = auctionOfSigned(field);
      if (auctionId === null) return kept[`${SIGNED}${field}`] === undefined;
      const terms = this.signer.read(pass, sessionId, nowMs);
      return terms?.auctionId === auctionId && makesBidder(terms, nowMs);
    });
  }

  private async write(
    sessionId: string,
    auctionId: number,
    { signed, enrolmentId }: { readonly signed: string; readonly enrolmentId: number },
  ): Promise<void> {
    const key = keyOf(sessionId);
    const fields = { [signedFieldOf(auctionId)]: signed, [plainFieldOf(auctionId)]: String(enrolmentId) };
    await this.redis.multi().hSet(key, fields).expire(key, KEPT_S).exec();
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

function signedFieldOf(auctionId: number): string {
  return `${SIGNED}${auctionId}`;
}

function auctionOfSigned(field: string): number | null {
  return field.startsWith(SIGNED) ? Number(field.slice(SIGNED.length)) : null;
}

/** The release before reads and writes the enrolment alone. The next one reads none of these. */
function plainFieldOf(auctionId: number): string {
  return String(auctionId);
}
