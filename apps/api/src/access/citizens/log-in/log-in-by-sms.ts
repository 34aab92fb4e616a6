// Use case: who is this, by a code that was sent to their mobile? Stays open when passwords are locked.
import { Injectable } from '@nestjs/common';
import { parseMobile } from '@haopai/rules';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { PersonalData } from '../../../platform/personal-data';
import type { Citizen } from '../citizen';
import { CitizensStore } from '../citizens.store';
import { SmsCodes } from '../sms-codes/sms-codes';
import { LockOut } from './lock-out';
import { LogInLocks } from './log-in-locks';

export interface LogInBySmsOrder {
  readonly mobile: string;
  readonly code: string;
  readonly address: string;
  readonly device: string | null;
  /** Of whoever asked for the code. */
  readonly asker: string | null;
}

@Injectable()
export class LogInBySms {
  constructor(
    private readonly citizens: CitizensStore,
    private readonly codes: SmsCodes,
    private readonly limits: RateLimits,
    private readonly personalData: PersonalData,
    private readonly locks: LogInLocks,
    private readonly lockOut: LockOut,
  ) {}

  async execute(order: LogInBySmsOrder): Promise<Citizen | RefusalError> {
    const tooMany = await this.limits.consume('loginByAddress', addressKey(order.address));
    if (tooMany !== undefined) return tooMany;
    const mobile = parseMobile(order.mobile);
    // No code was ever sent to what is no number.
    if (!mobile.ok) return new RefusalError('SMS_CODE.EXPIRED', {});
    const refusal = await this.codes.use(
      { purpose: 'login', mobile: mobile.value, asker: order.asker },
      order.code,
    );
    if (refusal !== undefined) return refusal;
    const citizen = await this.citizens.byMobileHash(this.personalData.hash('mobile', mobile.value));
    if (citizen === null) return new RefusalError('SMS_CODE.EXPIRED', {});
    if (citizen.isLocked) return new RefusalError('LOGIN.ACCOUNT_LOCKED', {});
    await this.lockOut.forget(this.locks.ofCitizen(citizen.username.toLowerCase(), order.device));
    return citizen;
  }
}
