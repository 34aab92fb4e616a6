// Looks whether a user name and a password belong together, behind the locks. No answer tells whether the user name exists.
import { Injectable } from '@nestjs/common';
import { parseUsername } from '@haopai/rules/people';
import { RefusalError } from '../../../platform/errors';
import type { Citizen } from '../citizen';
import { CitizensStore } from '../citizens.store';
import { Passwords } from '../passwords';
import { LockOut } from './lock-out';
import { type Knocker, LogInLocks } from './log-in-locks';

@Injectable()
export class ComparePassword {
  constructor(
    private readonly citizens: CitizensStore,
    private readonly passwords: Passwords,
    private readonly locks: LogInLocks,
    private readonly lockOut: LockOut,
  ) {}

  async execute(knocker: Knocker, password: string): Promise<Citizen | RefusalError> {
    const { usernameKey, device } = knocker;
    const letIn = await this.lockOut.letIn(await this.locks.before(knocker));
    if (letIn instanceof RefusalError) return letIn;

    const citizen = parseUsername(usernameKey).ok ? await this.citizens.byUsername(usernameKey) : null;
    const isRight = await this.passwords.matches('logIns', password, citizen?.passwordHash ?? null);
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
