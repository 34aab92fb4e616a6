// Captchas of the whole site: the text waits in Redis for a short while and for one try, right or wrong. They take the place of work for few (ADR 155):
// so many are drawn for an address and its neighbours, and so many are taken of everybody together.
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CaptchaView, NoMachine, ProofPurpose } from '@haopai/contracts';
import { Config } from '../../../platform/config';
import { RefusalError } from '../../../platform/errors';
import { RateLimits } from '../../../platform/limits';
import { REDIS, type Redis } from '../../../platform/redis';
import { drawCaptcha } from './captcha-picture';

export const CAPTCHA_LIFE_MS = 3 * 60_000;
const ID_BYTES = 16;
const BUDGETS = {
  address: 'captchaByAddress',
  network: 'captchaByNetwork',
  provider: 'captchaByProvider',
} as const;

@Injectable()
export class Captchas {
  private readonly isOn: boolean;

  constructor(
    config: Config,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly limits: RateLimits,
  ) {
    this.isOn = config.captcha.isOn;
  }

  async create(address: string): Promise<CaptchaView | RefusalError> {
    if (!this.isOn) return { isOn: false };
    const tooMany = await this.limits.consumeOf(address, BUDGETS);
    if (tooMany !== undefined) return new RefusalError('CAPTCHA.TOO_MANY', tooMany.data);
    const captchaId = randomBytes(ID_BYTES).toString('base64url');
    const { text, png } = drawCaptcha();
    await this.redis.set(keyOf(captchaId), text, { expiration: { type: 'PX', value: CAPTCHA_LIFE_MS } });
    return { isOn: true, captchaId, png: png.toString('base64'), expiresAtMs: Date.now() + CAPTCHA_LIFE_MS };
  }

  /** Uses it up, whatever the answer. */
  async check(
    { captchaId, captchaText }: Omit<NoMachine, 'proof'>,
    purpose: ProofPurpose,
  ): Promise<RefusalError | undefined> {
    if (!this.isOn) return undefined;
    if (captchaId === undefined || captchaText === undefined) return new RefusalError('CAPTCHA.NEEDED', {});
    const text = await this.redis.getDel(keyOf(captchaId));
    const isRight = text !== null && text === captchaText.trim().toUpperCase();
    if (!isRight) return new RefusalError('CAPTCHA.WRONG', {});
    const tooMany = await this.limits.consume('captchaByPurpose', purpose);
    return tooMany && new RefusalError('CAPTCHA.TOO_MANY', tooMany.data);
  }

  /** For programs that log in like people where nobody's account is at stake; null when there is none. */
  textOf(captchaId: string): Promise<string | null> {
    return this.redis.get(keyOf(captchaId));
  }
}

function keyOf(captchaId: string): string {
  return `captcha:${captchaId}`;
}
