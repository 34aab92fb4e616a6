// How much work is asked for just now: what the setting says, and up to four times as much while more texts are asked for than a day has.
import { Inject, Injectable } from '@nestjs/common';
import type { ProofPurpose } from '@haopai/contracts';
import { REDIS, type Redis } from '../../../platform/redis';
import { Settings } from '../../settings';

/** About two seconds on a slow phone (docs/adr/0104): nobody waits longer, whatever happens. */
export const ROUNDS_MAX = 800;
const HARDER_MAX = 4;
/** At such a pace a day's budget would be gone in less than four hours. */
const MINUTES_OF_A_BUDGET = 200;
const MINUTE_MS = 60_000;

@Injectable()
export class ProofWork {
  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly settings: Settings,
  ) {}

  /** Counts this one, and says how many rounds it costs at most. */
  async roundsFor(purpose: ProofPurpose, nowMs: number): Promise<number> {
    const usual = this.settings.value('strangers.proofWork');
    // In a rush those who log in are bidders: they have a line of their own, and are not slowed down before it.
    if (purpose === 'password') return Math.min(usual, ROUNDS_MAX);
    const pace = this.settings.value(`codes.${purpose}PerDay`) / MINUTES_OF_A_BUDGET;
    const asked = await this.askedLately(purpose, nowMs);
    const harder = Math.min(Math.max(asked / pace, 1), HARDER_MAX);
    return Math.min(Math.ceil(usual * harder), ROUNDS_MAX);
  }

  /** Within this minute or the one before, whichever had more. */
  private async askedLately(purpose: ProofPurpose, nowMs: number): Promise<number> {
    const minute = Math.floor(nowMs / MINUTE_MS);
    const key = (ofMinute: number): string => `proofs-asked:${purpose}:${ofMinute}`;
    const [now, , before] = await this.redis
      .multi()
      .incr(key(minute))
      .pExpire(key(minute), 2 * MINUTE_MS)
      .get(key(minute - 1))
      .exec();
    return Math.max(Number(now), Number(before ?? 0));
  }
}
