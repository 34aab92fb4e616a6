// Use case: another mobile number, to which a code was sent. The former number is told.
import { Injectable } from '@nestjs/common';
import type { ChangeMobileBody, ProfileView } from '@haopai/contracts';
import { type Language, parseMobile } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { SmsCodes } from '../citizens';
import { Outbox } from '../../communication/notifications';
import { type CitizenSession, refuseUnlessConfirmed, refuseUnlessConfirmedUnder } from '../sessions';
import type { Account } from './account';
import { AccountsStore, type Alongside } from './accounts.store';
import { ConfirmPassword } from './confirm-password';
import { ReadProfile } from './read-profile';

@Injectable()
export class ChangeMobile {
  constructor(
    private readonly confirm: ConfirmPassword,
    private readonly accounts: AccountsStore,
    private readonly codes: SmsCodes,
    private readonly outbox: Outbox,
    private readonly profile: ReadProfile,
  ) {}

  /** Whether the number belongs to another account is told to its owner alone, by text, in place of a code (ADR 55). */
  async execute(
    session: CitizenSession,
    { currentPassword, mobile, code }: ChangeMobileBody,
    { asker, language }: { readonly asker: string | null; readonly language: Language },
  ): Promise<ProfileView | RefusalError> {
    const { citizenId } = session;
    const account = await this.confirmed(session, currentPassword);
    if (account instanceof RefusalError) return account;
    const parsed = parseMobile(mobile);
    if (!parsed.ok) {
      const field = { path: 'mobile', code: parsed.code, data: parsed.data };
      return new RefusalError('ACCOUNT.INVALID', { fields: [field] });
    }
    const notProved = await this.codes.use({ purpose: 'changeMobile', mobile: parsed.value, asker }, code);
    if (notProved !== undefined) return notProved;

    const hasChanged = await this.accounts.changeMobile(
      account,
      parsed.value,
      this.tell(citizenId, account.mobile, language),
    );
    if (hasChanged === 'taken') return new RefusalError('SMS_CODE.EXPIRED', {});
    if (!hasChanged) return new RefusalError('ACCOUNT.PASSWORD_WRONG', {});
    return this.profile.execute(session);
  }

  /** By the password that comes along, or by a confirmation before. */
  private async confirmed(
    session: CitizenSession,
    currentPassword: string | undefined,
  ): Promise<Account | RefusalError> {
    if (currentPassword !== undefined) return this.confirm.execute(session.citizenId, currentPassword);
    const refusal = refuseUnlessConfirmed(session);
    if (refusal !== undefined) return refusal;
    const account = await this.accounts.of(session.citizenId);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    // The change itself wants this password to be still the account's.
    return refuseUnlessConfirmedUnder(account.passwordHash, session) ?? account;
  }

  private tell(citizenId: number, former: string | null, language: Language): Alongside {
    return async (transaction) => {
      await this.outbox.notice(transaction, { citizenId, kind: 'mobileChanged', data: {} });
      if (former === null) return;
      await this.outbox.sms(transaction, { mobile: former, template: 'mobileChanged', params: {}, language });
    };
  }
}
