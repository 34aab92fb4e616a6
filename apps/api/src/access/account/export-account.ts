// Use case: everything that the site knows of a citizen, for the citizen (PIPL, article 45).
import { Injectable } from '@nestjs/common';
import type { NoticeView, OwnIdentityView, PasskeyView, SessionView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { CitizenMessages } from '../../communication/notifications';
import { type BrowserRecord, CitizenDevicesStore } from '../citizens';
import { OwnIdentity } from '../identity-checks';
import { OwnPasskeys } from '../passkeys';
import { type CitizenSession, refuseUnlessFresh, SessionDirectory, shownIdOf } from '../sessions';
import type { Account } from './account';
import { AccountsStore } from './accounts.store';
import { type LogInRecord, LogInsStore } from './log-ins.store';
import { type OwnRecord, OwnRecords } from './own-records';
import { sessionView } from './session-view';

type Consents = Pick<Account, 'agreementVersion' | 'agreedAtMs' | 'identityConsentAtMs'>;

/** Times are epoch milliseconds UTC, money is fen. */
export interface AccountExport extends OwnRecord {
  readonly exportedAtMs: number;
  readonly profile: Omit<Account, 'passwordHash' | 'citizenId' | keyof Consents>;
  readonly consents: Consents;
  /** Null while the account is being closed. */
  readonly identity: OwnIdentityView | null;
  readonly sessions: readonly SessionView[];
  readonly passkeys: readonly PasskeyView[];
  readonly logIns: readonly LogInRecord[];
  readonly browsers: readonly BrowserRecord[];
  readonly notices: readonly NoticeView[];
}

@Injectable()
export class ExportAccount {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly logIns: LogInsStore,
    private readonly browsers: CitizenDevicesStore,
    private readonly records: OwnRecords,
    private readonly identity: OwnIdentity,
    private readonly messages: CitizenMessages,
    private readonly sessions: SessionDirectory,
    private readonly limits: RateLimits,
    private readonly passkeys: OwnPasskeys,
  ) {}

  /** To a session that has shown lately whose it is: whoever finds one open does not carry all of it away. */
  async execute(session: CitizenSession): Promise<AccountExport | RefusalError> {
    const { citizenId, sessionId } = session;
    const notFresh = refuseUnlessFresh(session);
    if (notFresh !== undefined) return notFresh;
    const tooMany = await this.limits.consume('ownExport', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const account = await this.accounts.of(citizenId);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    const own = shownIdOf(sessionId);
    const identity = await this.identity.view(citizenId);
    return {
      exportedAtMs: Date.now(),
      ...inTheClear(account),
      identity: identity instanceof RefusalError ? null : identity,
      sessions: (await this.sessions.of(citizenId)).map((session) => sessionView(session, own)),
      passkeys: (await this.passkeys.all({ kind: 'citizen', id: citizenId })).items,
      logIns: await this.logIns.of(citizenId),
      browsers: await this.browsers.of(citizenId),
      notices: await this.messages.noticesOf(citizenId),
      ...(await this.records.of(citizenId)),
    };
  }
}

function inTheClear(account: Account): Pick<AccountExport, 'profile' | 'consents'> {
  const { username, kind, displayName, region, address, mobile, document, temporaryPermitNo } = account;
  const { representativeName, representativeId, registeredAtMs } = account;
  const { agreementVersion, agreedAtMs, identityConsentAtMs } = account;
  return {
    profile: {
      ...{ username, kind, displayName, region, address, mobile, document, temporaryPermitNo },
      ...{ representativeName, representativeId, registeredAtMs },
    },
    consents: { agreementVersion, agreedAtMs, identityConsentAtMs },
  };
}
