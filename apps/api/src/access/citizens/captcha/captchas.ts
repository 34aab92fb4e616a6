// Captchas of the whole site: the text waits in Redis for a short while and for one try, right or wrong.
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CaptchaView, NoMachine } from '@haopai/contracts';
import { Config } from '../../../platform/config';
import { RefusalError } from '../../../platform/errors';
import { REDIS, type Redis } from '../../../platform/redis';
import { drawCaptcha } from './captcha-picture';

export const CAPTCHA_LIFE_MS = 3 * 60_000;
const ID_BYTES = 16;

@Injectable()
export class Captchas {
  private readonly isOn: boolean;

  constructor(
    config: Config,
    @Inject(REDIS) private readonly redis: Redis,
  ) {
    this.isOn = config.captcha.isOn;
  }

  async create(): Promise<CaptchaView> {
    if (!this.isOn) return { isOn: false };
    const captchaId = randomBytes(ID_BYTES).toString('base64url');
    const { text, svg } = drawCaptcha();
    await this.redis.set(keyOf(captchaId), text, { expiration: { type: 'PX', value: CAPTCHA_LIFE_MS } });
    return { isOn: true, captchaId, svg, expiresAtMs: Date.now() + CAPTCHA_LIFE_MS };
  }

  /** Uses it up, whatever the answer. */
  async check({ captchaId, captchaText }: Omit<NoMachine, 'proof'>): Promise<RefusalError | undefined> {
    if (!this.isOn) return undefined;
    if (captchaId === undefined || captchaText === undefined) return new RefusalError('CAPTCHA.NEEDED', {});
    const text = await this.redis.getDel(keyOf(captchaId));
    const isRight = text !== null && text === captchaText.trim().toUpperCase();
    return isRight ? undefined : new RefusalError('CAPTCHA.WRONG', {});
  }

  /** For programs that log in like people where nobody's account is at stake; null when there is none. */
  textOf(captchaId: string): Promise<string | null> {
    return this.redis.get(keyOf(captchaId));
  }
}

function keyOf(captchaId: string): string {
  return `captcha:${captchaId}`;
}
