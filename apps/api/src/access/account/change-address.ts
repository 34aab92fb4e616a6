// Use case: another address.
import { Injectable } from '@nestjs/common';
import type { ChangeAddressBody, ProfileView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { plainLine } from '../citizens';
import { Outbox } from '../../communication/notifications';
import type { CitizenSession } from '../sessions';
import { AccountsStore } from './accounts.store';
import { ConfirmPassword } from './confirm-password';
import { ReadProfile } from './read-profile';

@Injectable()
export class ChangeAddress {
  constructor(
    private readonly confirm: ConfirmPassword,
    private readonly accounts: AccountsStore,
    private readonly outbox: Outbox,
    private readonly profile: ReadProfile,
  ) {}

  async execute(
    session: CitizenSession,
    { currentPassword, address }: ChangeAddressBody,
  ): Promise<ProfileView | RefusalError> {
    const { citizenId } = session;
    const account = await this.confirm.execute(citizenId, currentPassword);
    if (account instanceof RefusalError) return account;
    const oneLine = plainLine(address);
    if (oneLine === '') {
      const field = { path: 'address', code: 'TEXT.EMPTY', data: {} } as const;
      return new RefusalError('ACCOUNT.INVALID', { fields: [field] });
    }
    // Whoever asks again, for the answer got lost, is told nothing twice.
    if (oneLine === account.address) return this.profile.execute(session);
    const hasChanged = await this.accounts.changeAddress(account, oneLine, (transaction) =>
      this.outbox.notice(transaction, { citizenId, kind: 'addressChanged', data: {} }),
    );
    if (!hasChanged) return new RefusalError('ACCOUNT.PASSWORD_WRONG', {});
    return this.profile.execute(session);
  }
}
