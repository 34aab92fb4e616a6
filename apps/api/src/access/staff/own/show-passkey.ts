// Use case: somebody of the staff who is in shows a passkey, after which what is grave goes on for some minutes (docs/adr/0105).
import { Injectable } from '@nestjs/common';
import type { PasskeyAnswer, PasskeyQuestion } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../../platform/errors';
import { addressKey } from '../../../platform/limits';
import { AskPasskeys } from '../../passkeys';
import { StaffProofs } from '../../staff-authentication';
import { FailedLogIns } from '../log-in/failed-log-ins';
import { ConfirmOwnAccess } from './confirm-own-access';

@Injectable()
export class ShowPasskey {
  constructor(
    private readonly confirm: ConfirmOwnAccess,
    private readonly passkeys: AskPasskeys,
    private readonly failed: FailedLogIns,
    private readonly proofs: StaffProofs,
  ) {}

  async question(request: Request): Promise<PasskeyQuestion | RefusalError> {
    const own = await this.confirm.of(request);
    if (own instanceof RefusalError) return own;
    return this.passkeys.question(request, { kind: 'staff', id: own.member.id }, 'confirm');
  }

  async answer(request: Request, answer: PasskeyAnswer): Promise<undefined | RefusalError> {
    const own = await this.confirm.of(request);
    if (own instanceof RefusalError) return own;
    const { id } = own.member;
    const refusal = await this.passkeys.judge(request, { kind: 'staff', id }, 'confirm', answer);
    if (refusal === undefined) {
      await this.proofs.note(request, own.session, { passkeyShownAtMs: Date.now() });
      return undefined;
    }
    this.failed.note(id, addressKey(request.ip ?? ''), 'passkey');
    return refusal;
  }
}
