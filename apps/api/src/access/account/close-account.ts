// Use case: a citizen leaves (PIPL, article 47). Who they were is forgotten; that a paddle bid is not.
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { CitizenMessages } from '../../communication/notifications';
import { Sessions } from '../sessions';
import { ClosingStore } from './closing.store';
import { ConfirmPassword } from './confirm-password';

@Injectable()
export class CloseAccount {
  constructor(
    private readonly confirm: ConfirmPassword,
    private readonly closing: ClosingStore,
    private readonly messages: CitizenMessages,
    private readonly sessions: Sessions,
  ) {}

  /** Ends every session, this one included. */
  async execute(citizenId: number, currentPassword: string): Promise<undefined | RefusalError> {
    const account = await this.confirm.execute(citizenId, currentPassword);
    if (account instanceof RefusalError) return account;
    const closing = await this.closing.close(account, (transaction) =>
      this.messages.forget(transaction, { citizenId, mobile: account.mobile }),
    );
    if (closing.kind === 'changed') return new RefusalError('ACCOUNT.PASSWORD_WRONG', {});
    if (closing.kind === 'openAuction')
      return new RefusalError('ACCOUNT.HAS_OPEN_AUCTION', { auctionId: closing.auctionId });
    if (closing.kind === 'openOrder')
      return new RefusalError('ACCOUNT.HAS_OPEN_ORDER', { orderNo: closing.orderNo });
    await this.sessions.endAll(citizenId, 'elsewhere');
    return undefined;
  }
}
