// Use case: whoever is logged in shows once more who they are, by a passkey.
import { Injectable } from '@nestjs/common';
import type { PasskeyAnswer } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../platform/errors';
import { AskPasskeys } from '../passkeys';
import { citizenSessionOf, Sessions } from '../sessions';
import { AccountsStore } from './accounts.store';

@Injectable()
export class ConfirmByPasskey {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly passkeys: AskPasskeys,
    private readonly sessions: Sessions,
  ) {}

  async execute(request: Request, answer: PasskeyAnswer): Promise<undefined | RefusalError> {
    const { citizenId: id } = citizenSessionOf(request);
    // As it was before the passkey is judged: a new password takes all passkeys with it.
    const account = await this.accounts.of(id);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    const refusal = await this.passkeys.judge(request, { kind: 'citizen', id }, 'confirm', answer);
    if (refusal !== undefined) return refusal;
    await this.sessions.confirm(request, account.passwordHash);
    return undefined;
  }
}
