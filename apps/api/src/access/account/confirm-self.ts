// Use case: whoever is logged in shows once more who they are, by the password or by a code to the account's own number.
import { Injectable } from '@nestjs/common';
import type { ConfirmationBody, SmsCodeSent } from '@haopai/contracts';
import { type Language, parseMobile } from '@haopai/rules';
import type { Request } from 'express';
import { RefusalError } from '../../platform/errors';
import { SendSmsCode, SmsCodes } from '../citizens';
import { citizenSessionOf, Sessions } from '../sessions';
import type { Account } from './account';
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
    from: { readonly asker: string; readonly address: string; readonly language: Language },
  ): Promise<SmsCodeSent | RefusalError> {
    const account = await this.accounts.of(citizenId);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    return this.sendSmsCode.execute({
      ...{ mobile: account.mobile ?? '', purpose: 'confirm', shown: null },
      ...from,
    });
  }

  async execute(
    request: Request,
    body: ConfirmationBody,
    asker: string | null,
  ): Promise<undefined | RefusalError> {
    const { citizenId } = citizenSessionOf(request);
    const account =
      body.password === undefined
        ? await this.byCode(citizenId, body.code ?? '', asker)
        : await this.confirmPassword.execute(citizenId, body.password);
    if (account instanceof RefusalError) return account;
    await this.sessions.confirm(request, account.passwordHash);
    return undefined;
  }

  private async byCode(
    citizenId: number,
    code: string,
    asker: string | null,
  ): Promise<Account | RefusalError> {
    const account = await this.accounts.of(citizenId);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    const mobile = parseMobile(account.mobile ?? '');
    if (!mobile.ok) return new RefusalError('SMS_CODE.EXPIRED', {});
    return (await this.codes.use({ purpose: 'confirm', mobile: mobile.value, asker }, code)) ?? account;
  }
}
