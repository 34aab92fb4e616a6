// Use case: who is this, by user name and password? The answer never tells whether the user name exists.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { parseUsername } from '@haopai/rules';
import { RefusalError } from '../errors';
import { addressKey, RateLimits } from '../limits';
import type { Citizen } from './citizen';
import { CitizensStore } from './citizens.store';
import { PasswordCheck } from './password-check';

export interface LogInOrder {
  readonly username: string;
  readonly password: string;
  readonly address: string;
}

/** How long each try for a user name waits that is being tried from everywhere. */
export const SLOW_LOG_IN_MS = 2_000;
/** Waiting at the same time on this instance; more are sent away. */
const SLOW_LOG_INS_MAX = 500;

@Injectable()
export class LogIn {
  private slowLogIns = 0;

  constructor(
    private readonly citizens: CitizensStore,
    private readonly passwords: PasswordCheck,
    private readonly limits: RateLimits,
  ) {}

  /** Whoever guesses shuts out only their own address: the citizen still logs in from elsewhere, if more slowly. */
  async execute(order: LogInOrder): Promise<Citizen | RefusalError> {
    const usernameKey = order.username.toLowerCase();
    const address = addressKey(order.address);
    const fromHere = `${address} ${usernameKey}`;
    const tooMany =
      (await this.limits.consume('loginByAddress', address)) ??
      (await this.limits.consume('loginByUsernameAndAddress', fromHere)) ??
      (await this.slowDown(usernameKey));
    if (tooMany !== undefined) return tooMany;

    const citizen = parseUsername(order.username).ok ? await this.citizens.byUsername(order.username) : null;
    const isRight = await this.passwords.matches(order.password, citizen?.passwordHash ?? null);
    if (!isRight || citizen === null) return new RefusalError('LOGIN.FAILED', {});

    await this.limits.forget('loginByUsernameAndAddress', fromHere);
    return citizen;
  }

  /** Before the password is looked at, so that the wait tells nothing about it. */
  private async slowDown(usernameKey: string): Promise<RefusalError<'REQUEST.RATE_LIMITED'> | undefined> {
    const tooMany = await this.limits.consume('loginByUsername', usernameKey);
    if (tooMany === undefined) return undefined;
    if (this.slowLogIns >= SLOW_LOG_INS_MAX)
      return new RefusalError('REQUEST.RATE_LIMITED', { retryAfterMs: SLOW_LOG_IN_MS });
    this.slowLogIns += 1;
    await sleep(SLOW_LOG_IN_MS);
    this.slowLogIns -= 1;
    return undefined;
  }
}
