// Which sessions each citizen has, and each of the staff in a registry of their own: in Redis, for all instances. What it knows may be out of date; whether a session lives is the session's own key's word.
import { createHash } from 'node:crypto';
import type { Redis } from '../../platform/redis';

export interface RegisteredSession {
  /** Secret: who knows it has the session. */
  readonly sessionId: string;
  /** For screens and addresses. */
  readonly shownId: string;
  readonly device: string;
  readonly address: string;
  readonly openedAtMs: number;
  readonly lastUsedAtMs: number;
}

/** What stands in Redis under a key, and for how long. */
export interface StoredText {
  readonly key: string;
  readonly text: string;
  readonly livesS: number;
}

/** Between a look and the writing somebody might remove the session: Redis does both in one step. */
const STORE_WHILE_LISTED = `
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[3])
return 1`;

type Fixed = Omit<RegisteredSession, 'shownId' | 'lastUsedAtMs'>;

export const NOTE_USE_EVERY_MS = 60_000;
/** Sessions whose last noting this instance remembers; noted once too often is better than remembered for ever. */
const NOTED_MAX = 50_000;
/** The registry of a person outlives their last session, so that none is ever left out of it. */
const OUTLIVES_S = 3_600;
const SHOWN_ID_LENGTH = 22;

/** Tells nothing about the secret id, which is longer than any guess. */
export function shownIdOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url').slice(0, SHOWN_ID_LENGTH);
}

export class SessionRegistry {
  private readonly notedAt = new Map<string, number>();
  private readonly keptS: number;

  /** `kind` begins its keys in Redis. */
  constructor(
    private readonly redis: Redis,
    idleMs: number,
    private readonly kind = '',
  ) {
    this.keptS = Math.ceil(idleMs / 1_000) + OUTLIVES_S;
  }

  async add(
    personId: number,
    { sessionId, device, address, openedAtMs }: Fixed,
    usedAtMs = openedAtMs,
  ): Promise<void> {
    const { fixed, used } = this.keysOf(personId);
    const shownId = shownIdOf(sessionId);
    const entry: Fixed = { sessionId, device, address, openedAtMs };
    await this.redis
      .multi()
      .hSet(fixed, shownId, JSON.stringify(entry))
      .zAdd(used, { score: usedAtMs, value: shownId })
      .expire(fixed, this.keptS)
      .expire(used, this.keptS)
      .exec();
    this.remember(sessionId, usedAtMs);
  }

  /** Once a minute and session: it is asked at every request. */
  isUseDue(sessionId: string, nowMs: number): boolean {
    return nowMs - (this.notedAt.get(sessionId) ?? 0) >= NOTE_USE_EVERY_MS;
  }

  /** A session that was removed stays so. */
  async noteUse(personId: number, sessionId: string, nowMs: number): Promise<void> {
    this.remember(sessionId, nowMs);
    const { fixed, used } = this.keysOf(personId);
    await this.redis
      .multi()
      .zAdd(used, { score: nowMs, value: shownIdOf(sessionId) }, { condition: 'XX' })
      .expire(fixed, this.keptS)
      .expire(used, this.keptS)
      .exec();
  }

  /** `leaving` is written in the same step: whoever stores a session that was removed finds it removed. */
  async remove(
    personId: number,
    sessionIds: readonly string[],
    leaving: readonly StoredText[] = [],
  ): Promise<void> {
    if (sessionIds.length === 0) return;
    const { fixed, used } = this.keysOf(personId);
    const shownIds = sessionIds.map(shownIdOf);
    const step = this.redis.multi().hDel(fixed, shownIds).zRem(used, shownIds);
    for (const { key, text, livesS } of leaving)
      step.set(key, text, { expiration: { type: 'EX', value: livesS } });
    await step.exec();
    for (const sessionId of sessionIds) this.notedAt.delete(sessionId);
  }

  /** Nothing is stored of a session that was removed. */
  async storeWhileListed(
    personId: number,
    sessionId: string,
    { key, text, livesS }: StoredText,
  ): Promise<void> {
    await this.redis.eval(STORE_WHILE_LISTED, {
      keys: [this.keysOf(personId).used, key],
      arguments: [shownIdOf(sessionId), text, String(livesS)],
    });
  }

  async has(personId: number, sessionId: string): Promise<boolean> {
    return (await this.redis.zScore(this.keysOf(personId).used, shownIdOf(sessionId))) !== null;
  }

  /** The newest use first. */
  async of(personId: number): Promise<readonly RegisteredSession[]> {
    const { fixed, used } = this.keysOf(personId);
    const [entries, uses] = await Promise.all([
      this.redis.hGetAll(fixed),
      this.redis.zRangeWithScores(used, 0, -1, { REV: true }),
    ]);
    return uses.flatMap(({ value: shownId, score }) => {
      const text = entries[shownId];
      return text === undefined ? [] : [{ ...readEntry(text), shownId, lastUsedAtMs: score }];
    });
  }

  private keysOf(personId: number): { fixed: string; used: string } {
    return {
      fixed: `${this.kind}sessions-of:${personId}`,
      used: `${this.kind}sessions-used:${personId}`,
    };
  }

  private remember(sessionId: string, atMs: number): void {
    if (this.notedAt.size >= NOTED_MAX) this.notedAt.clear();
    this.notedAt.set(sessionId, atMs);
  }
}

/** Only this class writes there. */
function readEntry(text: string): Fixed {
  return JSON.parse(text) as Fixed;
}
