// Use case: who is this, by user name and password? The answer never tells whether the user name exists.
import { Injectable } from '@nestjs/common';
import { parseUsername } from '@haopai/rules';
import { RefusalError } from '../errors';
import { RateLimits } from '../limits';
import type { Citizen } from './citizen';
import { CitizensStore } from './citizens.store';
import { PasswordCheck } from './password-check';

export interface LogInOrder {
  readonly username: string;
  readonly password: string;
  readonly address: string;
}

@Injectable()
export class LogIn {
  constructor(
    private readonly citizens: CitizensStore,
    private readonly passwords: PasswordCheck,
    private readonly limits: RateLimits,
  ) {}

  async execute(order: LogInOrder): Promise<Citizen | RefusalError> {
    const usernameKey = order.username.toLowerCase();
    const tooMany =
      (await this.limits.consume('loginByAddress', order.address)) ??
      (await this.limits.consume('loginByUsername', usernameKey));
    if (tooMany !== undefined) return tooMany;

    const citizen = parseUsername(order.username).ok ? await this.citizens.byUsername(order.username) : null;
    const isRight = await this.passwords.matches(order.password, citizen?.passwordHash ?? null);
    if (!isRight || citizen === null) return new RefusalError('LOGIN.FAILED', {});

    await this.limits.forget('loginByUsername', usernameKey);
    return citizen;
  }
}
