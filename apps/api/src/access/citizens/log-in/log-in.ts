// Use case: who is this, by user name and password? No answer tells whether the user name exists.
import { Injectable } from '@nestjs/common';
import { parseUsername } from '@haopai/rules';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { type CaptchaAnswer, Captchas } from '../captcha/captchas';
import type { Citizen } from '../citizen';
import { CitizensStore } from '../citizens.store';
import { Passwords } from '../passwords';
import { LockOut } from './lock-out';
import { LogInLocks } from './log-in-locks';

export interface LogInOrder {
  readonly username: string;
  readonly password: string;
  readonly captcha: CaptchaAnswer;
  readonly address: string;
  /** Of the browser's cookie. */
  readonly device: string | null;
}

@Injectable()
export class LogIn {
  constructor(
    private readonly citizens: CitizensStore,
    private readonly passwords: Passwords,
    private readonly limits: RateLimits,
    private readonly captchas: Captchas,
    private readonly locks: LogInLocks,
    private readonly lockOut: LockOut,
  ) {}

  async execute(order: LogInOrder): Promise<Citizen | RefusalError> {
    const address = addressKey(order.address);
    const refusal =
      (await this.limits.consume('loginByAddress', address)) ?? (await this.captchas.check(order.captcha));
    if (refusal !== undefined) return refusal;

    const { device } = order;
    const usernameKey = order.username.trim().toLowerCase();
    const locks = await this.locks.before({ usernameKey, addressKey: address, device });
    const letIn = await this.lockOut.letIn(locks);
    if (letIn instanceof RefusalError) return letIn;

    const citizen = parseUsername(usernameKey).ok ? await this.citizens.byUsername(usernameKey) : null;
    const isRight = await this.passwords.matches('logIns', order.password, citizen?.passwordHash ?? null);
    if (isRight === true && citizen !== null) {
      await this.lockOut.takeBack(letIn);
      await this.lockOut.forget(this.locks.ofCitizen(usernameKey, device));
      return citizen.isLocked ? new RefusalError('LOGIN.ACCOUNT_LOCKED', {}) : citizen;
    }
    if (isRight instanceof RefusalError) {
      // Nothing was compared.
      await this.lockOut.takeBack(letIn);
      return isRight;
    }
    return new RefusalError('LOGIN.FAILED', {});
  }
}
