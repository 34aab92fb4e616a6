// Codes that were sent to a mobile: kept in Redis as hashes, for five minutes and five tries (docs/domain.md, "Accounts"), each for the browser
// that asked for it.
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CodePurpose } from '@haopai/contracts';
import type { Mobile } from '@haopai/rules';
import { RefusalError } from '../../../platform/errors';
import { PersonalData } from '../../../platform/personal-data';
import { REDIS, type Redis } from '../../../platform/redis';

export const SMS_CODE_LIFE_MS = 5 * 60_000;
export const SMS_CODE_TRIES_MAX = 5;
const DIGITS = 6;

/** Every look is a try, right or wrong. Minus two: right; minus one: there is none; else the tries that are left. */
const TRY = `
local kept = redis.call('HGET', KEYS[1], 'hash')
if not kept then return -1 end
local left = tonumber(ARGV[2]) - redis.call('HINCRBY', KEYS[1], 'tries', 1)
local isRight = kept == ARGV[1]
if left <= 0 or (isRight and ARGV[3] == 'once') then redis.call('DEL', KEYS[1]) end
if isRight then return -2 end
return math.max(left, 0)`;
const RIGHT = -2;
const NONE = -1;

/** Whom a code was sent to, and what for. */
export interface CodePlace {
  readonly purpose: CodePurpose;
  readonly mobile: Mobile;
  /** Who asked for it, by AskerCookie; null of a browser that asked for none. */
  readonly asker: string | null;
}

@Injectable()
export class SmsCodes {
  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly personalData: PersonalData,
  ) {}

  /** A new code in place of this asker's older one for the same purpose: those of other askers stay good. */
  async make(place: CodePlace & { readonly asker: string }): Promise<string> {
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const key = this.keyOf(place, place.asker);
    await this.redis
      .multi()
      .del(key)
      .hSet(key, { hash: this.hashOf(place, code), tries: 0 })
      .pExpire(key, SMS_CODE_LIFE_MS)
      .exec();
    return code;
  }

  /** Uses a right code up. */
  use(place: CodePlace, code: string): Promise<RefusalError | undefined> {
    return this.try(place, code, 'once');
  }

  /** Leaves a right code for another try, while there is one: for a form in which something else may be wrong. */
  look(place: CodePlace, code: string): Promise<RefusalError | undefined> {
    return this.try(place, code, 'again');
  }

  async discard(place: CodePlace): Promise<void> {
    if (place.asker !== null) await this.redis.del(this.keyOf(place, place.asker));
  }

  /** Whoever did not ask is refused as if there were no code, and uses up nobody's tries. */
  private async try(
    place: CodePlace,
    code: string,
    how: 'once' | 'again',
  ): Promise<RefusalError | undefined> {
    if (place.asker === null) return new RefusalError('SMS_CODE.EXPIRED', {});
    const left = Number(
      await this.redis.eval(TRY, {
        keys: [this.keyOf(place, place.asker)],
        arguments: [this.hashOf(place, code), String(SMS_CODE_TRIES_MAX), how],
      }),
    );
    if (left === RIGHT) return undefined;
    if (left === NONE) return new RefusalError('SMS_CODE.EXPIRED', {});
    return new RefusalError('SMS_CODE.WRONG', { triesLeft: left });
  }

  /** Neither the number, nor the asker, nor the code stands in Redis. */
  private keyOf({ purpose, mobile }: CodePlace, asker: string): string {
    return `sms-code:${purpose}:${this.personalData.hash('smsCode', `${purpose} ${mobile} for ${asker}`)}`;
  }

  private hashOf({ purpose, mobile }: CodePlace, code: string): string {
    return this.personalData.hash('smsCode', `${purpose} ${mobile} ${code}`);
  }
}
