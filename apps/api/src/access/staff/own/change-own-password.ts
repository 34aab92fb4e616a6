// Use case: somebody of the staff takes another password.
import { Injectable } from '@nestjs/common';
import type { ChangeStaffPasswordBody, StaffView } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../../platform/errors';
import { judgePassword, Passwords, refuseLikeOwner } from '../../citizens';
import { ChangeOwnAccess } from './change-own-access';
import { ConfirmOwnAccess } from './confirm-own-access';

@Injectable()
export class ChangeOwnPassword {
  constructor(
    private readonly confirm: ConfirmOwnAccess,
    private readonly passwords: Passwords,
    private readonly write: ChangeOwnAccess,
  ) {}

  /** What cannot be a password is refused before a code is used up. */
  async execute(
    request: Request,
    { newPassword, ...confirmation }: ChangeStaffPasswordBody,
  ): Promise<StaffView | RefusalError> {
    const password = judgePassword(newPassword);
    if (!password.ok) return new RefusalError('STAFF.PASSWORD_REFUSED', { rule: password.code });
    if (newPassword === confirmation.currentPassword)
      return new RefusalError('STAFF.PASSWORD_REFUSED', { rule: 'PASSWORD.SAME' });
    const asking = await this.confirm.of(request);
    if (asking instanceof RefusalError) return asking;
    const { username, displayName } = asking.member;
    const alike = refuseLikeOwner(password.value, username, [displayName]);
    if (alike !== null) return new RefusalError('STAFF.PASSWORD_REFUSED', { rule: alike.code });
    const own = await this.confirm.execute(request, confirmation);
    if (own instanceof RefusalError) return own;
    const passwordHash = await this.passwords.hash('staff', password.value);
    if (passwordHash instanceof RefusalError) return passwordHash;
    const change = { passwordHash, hasOwnPassword: true, passwordGivenAtMs: null };
    return this.write.execute(request, own, 'staff.passwordChanged', change);
  }
}
