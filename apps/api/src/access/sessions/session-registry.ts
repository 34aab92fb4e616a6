// Which sessions each citizen has: in Redis, for all instances. What it knows may be out of date; whether a session lives is the session's own key's word.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { REDIS, type Redis } from '../../platform/redis';

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

type Fixed = Omit<RegisteredSession, 'shownId' | 'lastUsedAtMs'>;

export const NOTE_USE_EVERY_MS = 60_000;
/** Sessions whose last noting this instance remembers; noted once too often is better than remembered for ever. */
const NOTED_MAX = 50_000;
/** The registry of a citizen outlives their last session, so that none is ever left out of it. */
const OUTLIVES_S = 3_600;
const SHOWN_ID_LENGTH = 22;

/** Tells nothing about the secret id, which is longer than any guess. */
export function shownIdOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url').slice(0, SHOWN_ID_LENGTH);
}

@Injectable()
export class SessionRegistry {
  private readonly notedAt = new Map<string, number>();
  private readonly keptS: number;

  constructor(
    { session }: Config,
    @Inject(REDIS) private readonly redis: Redis,
  ) {
    this.keptS = Math.ceil(session.idleMs / 1_000) + OUTLIVES_S;
  }

  async add(citizenId: number, { sessionId, device, address, openedAtMs }: Fixed): Promise<void> {
    const { fixed, used } = keysOf(citizenId);
    const shownId = shownIdOf(sessionId);
    const entry: Fixed = { sessionId, device, address, openedAtMs };
    await this.redis
      .multi()
      .hSet(fixed, shownId, JSON.stringify(entry))
      .zAdd(used, { score: openedAtMs, value: shownId })
      .expire(fixed, this.keptS)
      .expire(used, this.keptS)
      .exec();
    this.remember(sessionId, openedAtMs);
  }

  /** Once a minute and session: it is asked at every request. */
  isUseDue(sessionId: string, nowMs: number): boolean {
    return nowMs - (this.notedAt.get(sessionId) ?? 0) >= NOTE_USE_EVERY_MS;
  }

  /** A session that was removed stays so. */
  async noteUse(citizenId: number, sessionId: string, nowMs: number): Promise<void> {
    this.remember(sessionId, nowMs);
    const { fixed, used } = keysOf(citizenId);
    await this.redis
      .multi()
      .zAdd(used, { score: nowMs, value: shownIdOf(sessionId) }, { condition: 'XX' })
      .expire(fixed, this.keptS)
      .expire(used, this.keptS)
      .exec();
  }

  async remove(citizenId: number, sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    const { fixed, used } = keysOf(citizenId);
    const shownIds = sessionIds.map(shownIdOf);
    await this.redis.multi().hDel(fixed, shownIds).zRem(used, shownIds).exec();
    for (const sessionId of sessionIds) this.notedAt.delete(sessionId);
  }

  async has(citizenId: number, sessionId: string): Promise<boolean> {
    return (await this.redis.zScore(keysOf(citizenId).used, shownIdOf(sessionId))) !== null;
  }

  /** The newest use first. */
  async of(citizenId: number): Promise<readonly RegisteredSession[]> {
    const { fixed, used } = keysOf(citizenId);
    const [entries, uses] = await Promise.all([
      this.redis.hGetAll(fixed),
      this.redis.zRangeWithScores(used, 0, -1, { REV: true }),
    ]);
    return uses.flatMap(({ value: shownId, score }) => {
      const text = entries[shownId];
      return text === undefined ? [] : [{ ...readEntry(text), shownId, lastUsedAtMs: score }];
    });
  }

  private remember(sessionId: string, atMs: number): void {
    if (this.notedAt.size >= NOTED_MAX) this.notedAt.clear();
    this.notedAt.set(sessionId, atMs);
  }
}

function keysOf(citizenId: number): { fixed: string; used: string } {
  return { fixed: `sessions-of:${citizenId}`, used: `sessions-used:${citizenId}` };
}

/** Only this class writes there. */
function readEntry(text: string): Fixed {
  return JSON.parse(text) as Fixed;
}
