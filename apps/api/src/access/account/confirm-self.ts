// Use case: whoever is logged in shows once more who they are, by the password or by a code to the account's own number.
import { Injectable } from '@nestjs/common';
import type { ConfirmationBody, SmsCodeSent } from '@haopai/contracts';
import { type Language, parseMobile } from '@haopai/rules';
import type { Request } from 'express';
import { RefusalError } from '../../platform/errors';
import { SendSmsCode, SmsCodes } from '../citizens';
import { citizenSessionOf, Sessions } from '../sessions';
import { AccountsStore } from './accounts.store';
import { ConfirmPassword } from './confirm-password';

@Injectable()
export class ConfirmSelf {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly confirmPassword: ConfirmPassword,
    private readonly codes: SmsCodes,
    private readonly sendSmsCode: SendSmsCode,
    private readonly sessions: Sessions,
  ) {}

  async sendCode(
    citizenId: number,
    address: string,
    language: Language,
  ): Promise<SmsCodeSent | RefusalError> {
    const account = await this.accounts.of(citizenId);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    return this.sendSmsCode.execute({
      ...{ mobile: account.mobile ?? '', purpose: 'confirm', shown: null },
      ...{ address, language },
    });
  }

  async execute(request: Request, body: ConfirmationBody): Promise<undefined | RefusalError> {
    const { citizenId } = citizenSessionOf(request);
    const refusal =
      body.password === undefined
        ? await this.byCode(citizenId, body.code ?? '')
        : await this.confirmPassword.execute(citizenId, body.password);
    if (refusal instanceof RefusalError) return refusal;
    await this.sessions.confirm(request);
    return undefined;
  }

  private async byCode(citizenId: number, code: string): Promise<undefined | RefusalError> {
    const account = await this.accounts.of(citizenId);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    const mobile = parseMobile(account.mobile ?? '');
    return mobile.ok
      ? this.codes.use('confirm', mobile.value, code)
      : new RefusalError('SMS_CODE.EXPIRED', {});
  }
}
