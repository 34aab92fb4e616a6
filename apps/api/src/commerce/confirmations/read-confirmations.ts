// Use cases: a citizen sees and takes along the papers of what they won or bought, and so does the office, on record.
import { Injectable } from '@nestjs/common';
import type { ConfirmationsView } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { type Confirmation, type ConfirmationSubject, headOf } from './confirmation';
import type { ConfirmationFile } from './confirmation-files.store';
import { ConfirmationsStore } from './confirmations.store';
import { IssueConfirmation } from './issue-confirmation';

/** A file, and of what. */
export interface IssuedConfirmation {
  readonly confirmation: Confirmation;
  readonly file: ConfirmationFile;
}

@Injectable()
export class ReadConfirmations {
  constructor(
    private readonly store: ConfirmationsStore,
    private readonly issue: IssueConfirmation,
    private readonly limits: RateLimits,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Of what is somebody else's there are none. */
  async own(citizenId: number, subject: ConfirmationSubject): Promise<ConfirmationsView> {
    const found = await this.store.of(subject);
    return { items: found.filter((one) => one.citizenId === citizenId).map(headOf) };
  }

  async ownFile(
    citizenId: number,
    number: string,
    language: Language,
  ): Promise<IssuedConfirmation | RefusalError> {
    const confirmation = await this.store.byNumber(number);
    if (confirmation?.citizenId !== citizenId) return new RefusalError('CONFIRMATION.NOT_FOUND', { number });
    if (confirmation.state === 'undone') return new RefusalError('CONFIRMATION.UNDONE', { number });
    return this.file(confirmation, language, `citizen:${citizenId}`);
  }

  async ofOffice(actor: Actor, subject: ConfirmationSubject): Promise<ConfirmationsView | RefusalError> {
    const lacking = actor.lacks('settlement.read');
    if (lacking !== undefined) return lacking;
    return { items: (await this.store.of(subject)).map(headOf) };
  }

  /** That somebody of the staff took it along is on record before they have it: a whole name stands on it. */
  async officeFile(
    actor: Actor,
    number: string,
    language: Language,
  ): Promise<IssuedConfirmation | RefusalError> {
    const lacking = actor.lacks('settlement.read');
    if (lacking !== undefined) return lacking;
    const confirmation = await this.store.byNumber(number);
    if (confirmation === null) return new RefusalError('CONFIRMATION.NOT_FOUND', { number });
    const issued = await this.file(confirmation, language, `staff:${actor.staffId}`);
    if (issued instanceof RefusalError) return issued;
    await this.transactions.run((transaction) =>
      this.audit.write(transaction, actor, {
        act: 'confirmation.taken',
        subject: `confirmation:${number}`,
        after: { language },
      }),
    );
    return issued;
  }

  private async file(
    confirmation: Confirmation,
    language: Language,
    who: string,
  ): Promise<IssuedConfirmation | RefusalError> {
    const tooMany = await this.limits.consume('receipt', who);
    if (tooMany !== undefined) return tooMany;
    const file = await this.issue.execute(confirmation, language);
    return file instanceof RefusalError ? file : { confirmation, file };
  }
}
