// Use case: who is this, by a passkey alone? It stays open when passwords are locked, and stands in no line: nothing is compared that costs.
import { Injectable } from '@nestjs/common';
import type { PasskeyAnswer, PasskeyQuestion } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { AskPasskeys } from '../../passkeys';
import type { Citizen } from '../citizen';
import { CitizensStore } from '../citizens.store';
import { LockOut } from './lock-out';
import { LogInLocks } from './log-in-locks';

@Injectable()
export class LogInByPasskey {
  constructor(
    private readonly passkeys: AskPasskeys,
    private readonly citizens: CitizensStore,
    private readonly limits: RateLimits,
    private readonly locks: LogInLocks,
    private readonly lockOut: LockOut,
  ) {}

  async question(request: Request): Promise<PasskeyQuestion | RefusalError> {
    const tooMany = await this.limits.consume('loginByAddress', addressKey(request.ip ?? ''));
    return tooMany ?? this.passkeys.questionForAnybody(request);
  }

  /** `device`: of the browser's cookie. */
  async execute(
    request: Request,
    answer: PasskeyAnswer,
    device: string | null,
  ): Promise<Citizen | RefusalError> {
    const tooMany = await this.limits.consume('loginByAddress', addressKey(request.ip ?? ''));
    if (tooMany !== undefined) return tooMany;
    const person = await this.passkeys.judgeOfAnybody(request, answer);
    if (person instanceof RefusalError) return person;
    const citizen = await this.citizens.byId(person.id);
    if (citizen === null) return new RefusalError('PASSKEY.REFUSED', {});
    if (citizen.isLocked) return new RefusalError('LOGIN.ACCOUNT_LOCKED', {});
    await this.lockOut.forget(this.locks.ofCitizen(citizen.username.toLowerCase(), device));
    return citizen;
  }
}
