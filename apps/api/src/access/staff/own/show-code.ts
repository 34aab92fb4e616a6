// Use case: somebody of the staff who is in and has no passkey shows a code of their phone, after which what is grave goes on for some minutes (docs/adr/0105).
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { RefusalError } from '../../../platform/errors';
import { addressKey } from '../../../platform/limits';
import { StaffDevices, StaffProofs } from '../../staff-authentication';
import { FailedLogIns } from '../log-in/failed-log-ins';
import { StaffLocks } from '../log-in/staff-locks';
import { ConfirmOwnAccess } from './confirm-own-access';

@Injectable()
export class ShowCode {
  constructor(
    private readonly confirm: ConfirmOwnAccess,
    private readonly locks: StaffLocks,
    private readonly devices: StaffDevices,
    private readonly failed: FailedLogIns,
    private readonly proofs: StaffProofs,
  ) {}

  /** Guesses lock the account as at the log-in. */
  async execute(request: Request, code: string): Promise<undefined | RefusalError> {
    const own = await this.confirm.of(request);
    if (own instanceof RefusalError) return own;
    const { member, session } = own;
    const device = this.devices.known(request, member);
    const address = addressKey(request.ip ?? '');
    const letIn = await this.locks.letInWithCode(member.username, device);
    if (letIn instanceof RefusalError) {
      this.failed.note(member.id, address, 'tooOften');
      return letIn;
    }
    if (!(await this.confirm.useCode(member, code))) {
      this.failed.note(member.id, address, 'code');
      return new RefusalError('STAFF.CODE_WRONG', {});
    }
    await this.locks.takeBack(letIn);
    await this.locks.forget(member.username, device);
    await this.proofs.note(request, session, { codeShownAtMs: Date.now() });
    return undefined;
  }
}
