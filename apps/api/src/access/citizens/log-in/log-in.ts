// Use case: who is this, by user name and password? Each try costs a picture and one of the address' tries; waiting in line costs neither.
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { type CaptchaAnswer, Captchas } from '../captcha/captchas';
import type { Citizen } from '../citizen';
import { ComparePassword } from './compare-password';
import { LogInTurns } from './log-in-turns';

export interface LogInOrder {
  readonly username: string;
  readonly password: string;
  readonly captcha: CaptchaAnswer;
  /** Of whoever has waited in line. */
  readonly ticket: string | undefined;
  readonly address: string;
  /** Of the browser's cookie. */
  readonly device: string | null;
  /** Called when the turn has come, which is the limit from then on. */
  readonly leaveLane: () => void;
}

@Injectable()
export class LogIn {
  constructor(
    private readonly limits: RateLimits,
    private readonly captchas: Captchas,
    private readonly turns: LogInTurns,
    private readonly compare: ComparePassword,
  ) {}

  async execute({ ticket, device, leaveLane, ...order }: LogInOrder): Promise<Citizen | RefusalError> {
    const address = addressKey(order.address);
    if (ticket === undefined) {
      const refusal =
        (await this.limits.consume('loginByAddress', address)) ?? (await this.captchas.check(order.captcha));
      if (refusal !== undefined) return refusal;
    }
    const usernameKey = order.username.trim().toLowerCase();
    const knocker = { usernameKey, addressKey: address, device };
    return this.turns.take(knocker, ticket, () => {
      leaveLane();
      return this.compare.execute(knocker, order.password);
    });
  }
}
