// Use cases: a citizen takes a passkey, and gives one up. Both change who can log in: they want a confirmation, however new the log-in, and the
// citizen is told.
import { Injectable } from '@nestjs/common';
import type { NewPasskeyBody, NewPasskeyQuestion, PasskeysView } from '@haopai/contracts';
import type { Request } from 'express';
import { Outbox } from '../../communication/notifications';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { languageOf } from '../../platform/http';
import { OwnPasskeys, PasskeysStore, type Person, ReadNewPasskey } from '../passkeys';
import { SecurityEvents } from '../security-events';
import {
  type CitizenSession,
  citizenSessionOf,
  refuseUnlessConfirmed,
  refuseUnlessConfirmedUnder,
} from '../sessions';
import { AccountsStore } from './accounts.store';

@Injectable()
export class ChangePasskeys {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly newPasskey: ReadNewPasskey,
    private readonly store: PasskeysStore,
    private readonly own: OwnPasskeys,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly events: SecurityEvents,
  ) {}

  async begin(request: Request): Promise<NewPasskeyQuestion | RefusalError> {
    const session = confirmed(request);
    if (session instanceof RefusalError) return session;
    const account = await this.accounts.of(session.citizenId);
    if (account === null) return new RefusalError('SESSION.MISSING', {});
    // What the device shows to its owner: the name on screens is a real one, and stays here.
    const names = { userName: account.username, userDisplayName: account.username };
    return this.newPasskey.question(request, citizen(session.citizenId), names);
  }

  async add(request: Request, body: NewPasskeyBody): Promise<PasskeysView | RefusalError> {
    const session = confirmed(request);
    if (session instanceof RefusalError) return session;
    const person = citizen(session.citizenId);
    const passkey = await this.newPasskey.read(request, person, body);
    if (passkey instanceof RefusalError) return passkey;
    const tell = await this.news(request, person, 'passkeyAdded');
    const refusal = await this.transactions.run(async (transaction) => {
      const late = await this.refuseLate(transaction, session);
      if (late !== undefined) return late;
      if (!(await this.store.add(transaction, person, passkey))) return new RefusalError('PASSKEY.TAKEN', {});
      return tell(transaction);
    });
    if (refusal !== undefined) return refusal;
    this.note(request, person, 'passkey.added');
    return this.own.all(person);
  }

  async remove(request: Request, passkeyId: number): Promise<PasskeysView | RefusalError> {
    const session = confirmed(request);
    if (session instanceof RefusalError) return session;
    const person = citizen(session.citizenId);
    const tell = await this.news(request, person, 'passkeyRemoved');
    const refusal = await this.transactions.run(async (transaction) => {
      const late = await this.refuseLate(transaction, session);
      if (late !== undefined) return late;
      if (!(await this.store.remove(transaction, person, passkeyId)))
        return new RefusalError('PASSKEY.NOT_FOUND', { passkeyId });
      return tell(transaction);
    });
    if (refusal !== undefined) return refusal;
    this.note(request, person, 'passkey.removed');
    return this.own.all(person);
  }

  /** Confirmed under a password that is another one by now: the session is about to end. The row stays locked. */
  private async refuseLate(
    transaction: Transaction,
    session: CitizenSession,
  ): Promise<RefusalError | undefined> {
    const passwordHash = await this.accounts.lockPasswordHash(transaction, session.citizenId);
    if (passwordHash === null) return new RefusalError('SESSION.MISSING', {});
    return refuseUnlessConfirmedUnder(passwordHash, session);
  }

  /** By which the owner hears of whoever sits at their open session. */
  private async news(
    request: Request,
    { id: citizenId }: Person,
    kind: 'passkeyAdded' | 'passkeyRemoved',
  ): Promise<(transaction: Transaction) => Promise<void>> {
    const mobile = (await this.accounts.of(citizenId))?.mobile ?? null;
    const language = languageOf(request);
    return async (transaction) => {
      await this.outbox.notice(transaction, { citizenId, kind, data: {} });
      if (mobile === null) return;
      await this.outbox.sms(transaction, { mobile, template: kind, params: {}, language });
    };
  }

  private note(request: Request, { id }: Person, what: string): void {
    this.events.note({ kind: 'accessChanged', what, address: request.ip ?? null, account: `citizen:${id}` });
  }
}

function confirmed(request: Request): CitizenSession | RefusalError {
  const session = citizenSessionOf(request);
  return refuseUnlessConfirmed(session) ?? session;
}

function citizen(id: number): Person {
  return { kind: 'citizen', id };
}
