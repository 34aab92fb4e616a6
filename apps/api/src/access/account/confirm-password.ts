// Before anything of an account changes its owner types the password again, a few times at most.
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { Passwords } from '../citizens';
import { RateLimits } from '../../platform/limits';
import type { Account } from './account';
import { AccountsStore } from './accounts.store';

@Injectable()
export class ConfirmPassword {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly passwords: Passwords,
    private readonly limits: RateLimits,
  ) {}

  /** The account of the citizen, once the password has proved right. */
  async execute(citizenId: number, password: string): Promise<Account | RefusalError> {
    const key = `citizen:${citizenId}`;
    const tooMany = await this.limits.consume('ownPassword', key);
    if (tooMany !== undefined) return tooMany;
    const account = await this.accounts.of(citizenId);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    const isRight = await this.passwords.matches('citizens', password, account.passwordHash);
    if (isRight instanceof RefusalError) return isRight;
    if (!isRight) return new RefusalError('ACCOUNT.PASSWORD_WRONG', {});
    await this.limits.forget('ownPassword', key);
    return account;
  }
}
