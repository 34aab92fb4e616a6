// How many codes the site sends in a day, for each purpose apart: a flood of texts to register uses up none to log in. Counted in Redis for
// the whole site, by Beijing's day; only what is really sent counts, so that invented numbers use up nothing.
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { BUDGET_LOW_SHARE, type CodeBudgetView, type CodePurpose } from '@haopai/contracts';
import { RefusalError } from '../../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { REDIS, type Redis } from '../../../platform/redis';
import { Settings } from '../../settings';
import type { Actor } from '../../staff-authentication';

export const CODE_PURPOSES: readonly CodePurpose[] = [
  'register',
  'login',
  'recover',
  'changeMobile',
  'confirm',
];
const DAY_MS = 24 * 60 * 60_000;
const BEIJING_AHEAD_MS = 8 * 60 * 60_000;
/** The last twentieth is given by lot, whoever asks: else who watches the very last one learns whether a number has an account. */
const BLURRED_SHARE = 20;

@Injectable()
export class CodeBudgets {
  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly settings: Settings,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** Alike for every number: asked before anybody has looked whether it has an account. */
  async refuseWhenSpent(purpose: CodePurpose): Promise<RefusalError<'SMS_CODE.NONE_LEFT'> | undefined> {
    const nowMs = Date.now();
    const perDay = this.perDay(purpose);
    const keptBack = randomInt(Math.floor(perDay / BLURRED_SHARE) + 1);
    if ((await this.sentOn(dayOf(nowMs), purpose)) < perDay - keptBack) return undefined;
    const againAtMs = endOfDay(nowMs);
    return new RefusalError('SMS_CODE.NONE_LEFT', {
      reason: purpose,
      againAtMs,
      retryAfterMs: againAtMs - nowMs,
    });
  }

  /** When one is on its way. */
  async spend(purpose: CodePurpose): Promise<void> {
    const key = keyOf(dayOf(Date.now()), purpose);
    const [sent] = await this.redis
      .multi()
      .incr(key)
      .pExpire(key, 2 * DAY_MS)
      .exec();
    const perDay = this.perDay(purpose);
    if (Number(sent) === Math.ceil(perDay * BUDGET_LOW_SHARE))
      this.log.warn({ purpose, sent: Number(sent), perDay }, 'most of the codes of today are sent');
  }

  async seenBy(actor: Actor): Promise<readonly CodeBudgetView[] | RefusalError> {
    return actor.lacks('messages.read') ?? this.today();
  }

  async today(): Promise<readonly CodeBudgetView[]> {
    const nowMs = Date.now();
    return Promise.all(
      CODE_PURPOSES.map(async (purpose) => ({
        purpose,
        sent: await this.sentOn(dayOf(nowMs), purpose),
        perDay: this.perDay(purpose),
        againAtMs: endOfDay(nowMs),
      })),
    );
  }

  private perDay(purpose: CodePurpose): number {
    return this.settings.value(`codes.${purpose}PerDay`);
  }

  private async sentOn(day: number, purpose: CodePurpose): Promise<number> {
    return Number((await this.redis.get(keyOf(day, purpose))) ?? 0);
  }
}

/** China has had no summer time since 1991. */
function dayOf(atMs: number): number {
  return Math.floor((atMs + BEIJING_AHEAD_MS) / DAY_MS);
}

function endOfDay(atMs: number): number {
  return (dayOf(atMs) + 1) * DAY_MS - BEIJING_AHEAD_MS;
}

function keyOf(day: number, purpose: CodePurpose): string {
  return `codes-sent:${purpose}:${day}`;
}
