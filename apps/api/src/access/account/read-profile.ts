// Use case: a citizen looks at their own account.
import { Injectable } from '@nestjs/common';
import type { ProfileView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { mask } from '../../platform/personal-data';
import { type CitizenSession, shownIdOf } from '../sessions';
import type { Account } from './account';
import { AccountsStore } from './accounts.store';
import { LogInsStore } from './log-ins.store';

@Injectable()
export class ReadProfile {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly logIns: LogInsStore,
  ) {}

  async execute({ citizenId, sessionId }: CitizenSession): Promise<ProfileView | RefusalError> {
    const account = await this.accounts.of(citizenId);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    return profileView(account, await this.logIns.before(citizenId, shownIdOf(sessionId)));
  }
}

function profileView(account: Account, lastLogin: ProfileView['lastLogin']): ProfileView {
  const { username, kind, displayName, region, address, representativeName } = account;
  const { registeredAtMs, agreementVersion } = account;
  return {
    ...{ username, kind, displayName, region, address, representativeName },
    ...{ registeredAtMs, agreementVersion, lastLogin },
    maskedMobile: mask(account.mobile),
    maskedDocument: mask(account.document),
    maskedTemporaryPermitNo: mask(account.temporaryPermitNo),
    maskedRepresentativeId: mask(account.representativeId),
  };
}
