// Use case: whoever has shown the password shows a passkey in place of a code. Nobody guesses one: it locks nothing, and comes in where
// guesses at codes have locked.
import { Injectable } from '@nestjs/common';
import type { PasskeyAnswer, PasskeyQuestion, StaffLogInStep } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { AskPasskeys, type Person } from '../../passkeys';
import { StaffDevices, type StaffMember, staffSessionOf } from '../../staff-authentication';
import { FailedLogIns } from './failed-log-ins';
import { StaffLocks } from './staff-locks';
import { WelcomeStaff } from './welcome-staff';
import { WhoLogsIn } from './who-logs-in';

@Injectable()
export class LogInWithPasskey {
  constructor(
    private readonly who: WhoLogsIn,
    private readonly passkeys: AskPasskeys,
    private readonly limits: RateLimits,
    private readonly locks: StaffLocks,
    private readonly devices: StaffDevices,
    private readonly failed: FailedLogIns,
    private readonly letIn: WelcomeStaff,
  ) {}

  async question(request: Request): Promise<PasskeyQuestion | RefusalError> {
    const limited = await this.limits.consume('loginByAddress', addressKey(request.ip ?? ''));
    if (limited !== undefined) return limited;
    const member = await this.memberOf(request);
    return member === null
      ? new RefusalError('SESSION.MISSING', {})
      : this.passkeys.question(request, personOf(member), 'logIn');
  }

  async answer(request: Request, answer: PasskeyAnswer): Promise<StaffLogInStep | RefusalError> {
    const member = await this.memberOf(request);
    if (member === null) return new RefusalError('SESSION.MISSING', {});
    const refusal = await this.passkeys.judge(request, personOf(member), 'logIn', answer);
    if (refusal !== undefined) {
      this.failed.note(member.id, addressKey(request.ip ?? ''), 'passkey');
      return refusal;
    }
    await this.locks.forget(member.username, this.devices.known(request, member));
    return this.letIn.execute(request, member, Date.now());
  }

  /** Whoever has one has a password of their own. */
  private async memberOf(request: Request): Promise<StaffMember | null> {
    const session = staffSessionOf(request);
    const member = session?.step === 'totp' ? await this.who.of(session) : null;
    return member?.hasOwnPassword === true ? member : null;
  }
}

function personOf({ id }: StaffMember): Person {
  return { kind: 'staff', id };
}
