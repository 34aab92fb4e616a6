// What a passkey is asked to sign: good once, for five minutes, and for the purpose, the person and the session that it was made for.
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { REDIS, type Redis } from '../../platform/redis';
import { shownIdOf } from '../sessions';
import type { Person } from './passkey';

export const PASSKEY_CHALLENGE_LIFE_MS = 5 * 60_000;
const BYTES = 32;
const CHALLENGE = /^[\w-]{43}$/;

export interface ChallengeUse {
  readonly purpose: 'add' | 'logIn' | 'confirm';
  /** Null of whoever logs in by a passkey alone: it says who they are. */
  readonly person: Person | null;
  /** Null where there is none yet. */
  readonly sessionId: string | null;
}

@Injectable()
export class PasskeyChallenges {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  async make(use: ChallengeUse): Promise<string> {
    const challenge = randomBytes(BYTES).toString('base64url');
    await this.redis.set(keyOf(challenge), textOf(use), {
      expiration: { type: 'PX', value: PASSKEY_CHALLENGE_LIFE_MS },
    });
    return challenge;
  }

  /** The challenge that a browser says it was asked with; used up by the look, right or wrong. */
  async use(clientData: string, use: ChallengeUse): Promise<string | RefusalError> {
    const challenge = challengeOf(clientData);
    const kept = challenge === null ? null : await this.redis.getDel(keyOf(challenge));
    // Used before, too old, or never asked.
    if (challenge === null || kept === null) return new RefusalError('PASSKEY.EXPIRED', {});
    return kept === textOf(use) ? challenge : new RefusalError('PASSKEY.REFUSED', {});
  }
}

/** Null where the browser has sent something else. */
function challengeOf(clientData: string): string | null {
  try {
    const read = JSON.parse(Buffer.from(clientData, 'base64url').toString()) as {
      readonly challenge?: unknown;
    };
    return typeof read.challenge === 'string' && CHALLENGE.test(read.challenge) ? read.challenge : null;
  } catch {
    return null;
  }
}

function keyOf(challenge: string): string {
  return `passkey-challenge:${challenge}`;
}

/** The session's secret id stands in no other key. */
function textOf({ purpose, person, sessionId }: ChallengeUse): string {
  const whose = person === null ? ['citizen'] : [person.kind, person.id];
  return [purpose, ...whose, sessionId === null ? '' : shownIdOf(sessionId)].join(' ');
}
