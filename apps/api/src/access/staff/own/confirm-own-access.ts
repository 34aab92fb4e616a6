// Before anything changes with which somebody of the staff comes in, they show once more what they have: the password, and a passkey just
// before, or a code where they have none. Guesses lock the account as at the log-in.
import { Injectable } from '@nestjs/common';
import type { StaffConfirmation } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../../platform/errors';
import { leaveLane } from '../../../platform/lanes';
import { addressKey } from '../../../platform/limits';
import { PersonalData } from '../../../platform/personal-data';
import { Passwords } from '../../citizens';
import { AskPasskeys } from '../../passkeys';
import {
  StaffDevices,
  type StaffMember,
  StaffProofs,
  type StaffSession,
  staffSessionOf,
  StaffStore,
} from '../../staff-authentication';
import { FailedLogIns } from '../log-in/failed-log-ins';
import { StaffLocks } from '../log-in/staff-locks';
import { stepOfCode } from '../log-in/totp-codes';

export interface OwnAccess {
  readonly session: StaffSession;
  readonly member: StaffMember;
}

@Injectable()
export class ConfirmOwnAccess {
  constructor(
    private readonly staff: StaffStore,
    private readonly passwords: Passwords,
    private readonly personalData: PersonalData,
    private readonly locks: StaffLocks,
    private readonly devices: StaffDevices,
    private readonly failed: FailedLogIns,
    private readonly passkeys: AskPasskeys,
    private readonly proofs: StaffProofs,
  ) {}

  /** Whoever asks, as they stand now. */
  async of(request: Request): Promise<OwnAccess | RefusalError> {
    const session = staffSessionOf(request);
    const member = session?.step === 'in' ? await this.staff.byId(session.staffId) : null;
    return session === null || member === null || member.sessionEpoch !== session.epoch
      ? new RefusalError('SESSION.ENDED', {})
      : { session, member };
  }

  async execute(
    request: Request,
    { currentPassword, code }: StaffConfirmation,
  ): Promise<OwnAccess | RefusalError> {
    const own = await this.of(request);
    if (own instanceof RefusalError) return own;
    const { member, session } = own;
    const hasPasskey = await this.passkeys.has({ kind: 'staff', id: member.id });
    if (hasPasskey && !this.proofs.hasPasskey(request, session))
      return new RefusalError('PASSKEY.NEEDED', {});
    const device = this.devices.known(request, member);
    const address = addressKey(request.ip ?? '');
    const letIn = await this.locks.letInWithCode(member.username, device);
    if (letIn instanceof RefusalError) {
      this.failed.note(member.id, address, 'tooOften');
      return letIn;
    }
    // From here on the queue is the limit.
    leaveLane(request);
    const isRight = await this.passwords.matches('staff', currentPassword, member.passwordHash);
    if (isRight instanceof RefusalError) {
      // Nothing was compared.
      await this.locks.takeBack(letIn);
      return isRight;
    }
    if (!isRight) {
      this.failed.note(member.id, address, 'password');
      return new RefusalError('STAFF.PASSWORD_WRONG', {});
    }
    if (!hasPasskey && !(await this.useCode(member, code))) {
      this.failed.note(member.id, address, 'code');
      return new RefusalError('STAFF.CODE_WRONG', {});
    }
    await this.locks.takeBack(letIn);
    await this.locks.forget(member.username, device);
    return own;
  }

  /** Each counts once. */
  async useCode({ id, totpSealed }: StaffMember, code: string | undefined): Promise<boolean> {
    if (totpSealed === null || code === undefined) return false;
    const step = stepOfCode(this.personalData.open(totpSealed), code, Date.now());
    return step !== null && (await this.staff.useTotpStep(id, step));
  }
}
