// Use case: a new password for the old one. Whoever is logged in elsewhere has to know the new one.
import { Injectable } from '@nestjs/common';
import type { ChangePasswordBody } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { judgePassword, Passwords, refuseLikeOwner, refusePassword } from '../citizens';
import { Outbox } from '../../communication/notifications';
import { PasskeysStore } from '../passkeys';
import { type CitizenSession, SessionDirectory } from '../sessions';
import { AccountsStore } from './accounts.store';
import { ConfirmPassword } from './confirm-password';

@Injectable()
export class ChangePassword {
  constructor(
    private readonly confirm: ConfirmPassword,
    private readonly accounts: AccountsStore,
    private readonly passwords: Passwords,
    private readonly outbox: Outbox,
    private readonly sessions: SessionDirectory,
    private readonly passkeys: PasskeysStore,
  ) {}

  async execute(
    session: CitizenSession,
    { currentPassword, newPassword }: ChangePasswordBody,
    language: Language,
  ): Promise<undefined | RefusalError> {
    const account = await this.confirm.execute(session.citizenId, currentPassword);
    if (account instanceof RefusalError) return account;
    const parsed = judgePassword(newPassword);
    if (!parsed.ok) return refusePassword(parsed);
    const alike = refuseLikeOwner(parsed.value, account.username, [
      account.displayName,
      account.representativeName,
    ]);
    if (alike !== null) return refusePassword(alike);
    const passwordHash = await this.passwords.hash('citizens', parsed.value);
    if (passwordHash instanceof RefusalError) return passwordHash;

    const { citizenId, mobile } = account;
    const hasChanged = await this.accounts.changePassword(account, passwordHash, async (transaction) => {
      // Whoever knew the password before may have left one.
      const ended = await this.passkeys.removeAll(transaction, { kind: 'citizen', id: citizenId });
      await this.outbox.notice(transaction, { citizenId, kind: 'passwordChanged', data: {} });
      if (ended > 0) await this.outbox.notice(transaction, { citizenId, kind: 'passkeysEnded', data: {} });
      if (mobile === null) return;
      await this.outbox.sms(transaction, { mobile, template: 'passwordChanged', params: {}, language });
    });
    if (!hasChanged) return new RefusalError('ACCOUNT.PASSWORD_WRONG', {});
    await this.sessions.endOthers(session);
    return undefined;
  }
}
