// Use case: a new account. Whoever registers has shown the phone first: that somebody has the document is told only then, and whose it really is can claim it.
import { Injectable } from '@nestjs/common';
import type { RegisterBody } from '@haopai/contracts';
import { ConsentsStore } from '../../agreements';
import { RefusalError } from '../../../platform/errors';
import { Outbox } from '../../../communication/notifications';
import type { Citizen } from '../citizen';
import { CitizensStore, type Unique } from '../citizens.store';
import { Passwords } from '../passwords';
import { type CodePlace, SmsCodes } from '../sms-codes/sms-codes';
import { CheckRegistration } from './check-registration';
import { NewCitizens } from './new-citizens';
import type { Registration } from './registration';

@Injectable()
export class Register {
  constructor(
    private readonly checks: CheckRegistration,
    private readonly codes: SmsCodes,
    private readonly citizens: CitizensStore,
    private readonly newCitizens: NewCitizens,
    private readonly passwords: Passwords,
    private readonly outbox: Outbox,
    private readonly consents: ConsentsStore,
  ) {}

  async execute(
    body: RegisterBody,
    { address, asker }: { readonly address: string; readonly asker: string | null },
  ): Promise<Citizen | RefusalError> {
    const registration = await this.checks.execute(body, address);
    if (registration instanceof RefusalError) return registration;
    const place: CodePlace = { purpose: 'register', mobile: registration.mobile, asker };
    // The code stays good while something else is wrong; each look at it is one of its tries.
    const wrongCode = await this.codes.look(place, body.smsCode);
    if (wrongCode !== undefined) return wrongCode;
    const citizen = await this.add(registration, body);
    if (!(citizen instanceof RefusalError)) await this.codes.discard(place);
    return citizen;
  }

  private async add(
    registration: Registration,
    { agreementVersion, claimsDocument = false }: RegisterBody,
  ): Promise<Citizen | RefusalError> {
    const hashes = this.newCitizens.hashesOf(registration);
    let taken = await this.citizens.taken(hashes);
    const isClaimed = taken === 'document' && claimsDocument;
    if (isClaimed) taken = await this.citizens.taken({ ...hashes, documentHash: null });
    if (taken !== null) return takenRefusal(taken);
    const passwordHash = await this.passwords.hash('citizens', registration.password);
    if (passwordHash instanceof RefusalError) return passwordHash;
    const consent = { agreementVersion, atMs: Date.now() };
    const whole = this.newCitizens.rowOf(registration, passwordHash, consent);
    // Until the office has decided whose it is, the document stays with the account that has it.
    const row = isClaimed ? { ...whole, documentHash: null } : whole;
    const added = await this.citizens.add(row, async (citizenId, transaction) => {
      await this.consents.note(transaction, citizenId);
      await this.outbox.notice(transaction, { citizenId, kind: 'welcome', data: {} });
    });
    return typeof added === 'string' ? takenRefusal(added) : added;
  }
}

function takenRefusal(taken: Unique): RefusalError {
  switch (taken) {
    case 'username':
      return new RefusalError('ACCOUNT.USERNAME_TAKEN', {});
    case 'document':
      return new RefusalError('ACCOUNT.DOCUMENT_TAKEN', {});
    case 'mobile':
      // Only its owner is told, by text, when the next code is asked for (ADR 55). Here somebody was quicker, or guessed a code.
      return new RefusalError('SMS_CODE.EXPIRED', {});
  }
}
