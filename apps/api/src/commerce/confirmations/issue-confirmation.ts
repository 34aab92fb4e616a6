// The file of a confirmation in a language: made when it is first asked for, signed, kept, and its digest written into the record of acts, so that
// it is one file whoever asks and none can be changed unseen.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@haopai/rules';
import { Audit } from '../../access/audit';
import { FindContact } from '../../communication/content';
import { Config } from '../../platform/config';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { DocumentSigner } from '../../platform/signing';
import { textsIn } from '../../texts';
import { composeConfirmation } from './compose-confirmation';
import type { Confirmation } from './confirmation';
import { ConfirmationFactsStore } from './confirmation-facts.store';
import { type ConfirmationFile, ConfirmationFilesStore } from './confirmation-files.store';
import { ConfirmationPrinter } from './confirmation-printer';

const SITE = { staffId: null, name: 'site', address: '' };

@Injectable()
export class IssueConfirmation {
  constructor(
    private readonly config: Config,
    private readonly facts: ConfirmationFactsStore,
    private readonly files: ConfirmationFilesStore,
    private readonly contact: FindContact,
    private readonly printer: ConfirmationPrinter,
    private readonly signer: DocumentSigner,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** One whose sale was undone is made for nobody any more; what was made before stays for the office's record. */
  async execute(
    confirmation: Confirmation,
    language: Language,
  ): Promise<ConfirmationFile | RefusalError<'CONFIRMATION.UNDONE' | 'SERVER.BUSY'>> {
    const kept = await this.files.find({ confirmationId: confirmation.id, language });
    if (kept !== null) return kept;
    if (confirmation.state === 'undone')
      return new RefusalError('CONFIRMATION.UNDONE', { number: confirmation.number });
    const made = await this.make(confirmation, language);
    return made instanceof RefusalError ? made : this.keep(confirmation, language, made);
  }

  private async make(
    confirmation: Confirmation,
    language: Language,
  ): Promise<ConfirmationFile | RefusalError<'SERVER.BUSY'>> {
    const [facts, contact] = await Promise.all([this.facts.of(confirmation), this.contact.execute(language)]);
    const office = contact instanceof RefusalError ? '' : contact.office;
    const { siteOrigin } = this.config;
    const signedBy = this.signer.signer();
    const parts = { confirmation, facts, office, signer: signedBy, siteOrigin };
    const sheet = composeConfirmation(parts, language);
    const reason = textsIn(language).confirmation.reasons[confirmation.kind];
    const printed = await this.printer.print(
      signedBy === null ? sheet : { ...sheet, signature: { name: signedBy, reason, location: office } },
    );
    if (printed instanceof RefusalError) return printed;
    const signed = signedBy === null ? printed : await this.signer.sign(printed);
    if (signed instanceof RefusalError) return signed;
    const pdf = Buffer.from(signed);
    return { pdf, signedBy, sha256: createHash('sha256').update(pdf).digest('hex') };
  }

  /** Of two that are made at once the first that is kept is the one. */
  private async keep(
    { id: confirmationId, number }: Confirmation,
    language: Language,
    file: ConfirmationFile,
  ): Promise<ConfirmationFile> {
    const { sha256, signedBy } = file;
    await this.transactions.run(async (transaction) => {
      if (!(await this.files.keep(transaction, { confirmationId, language }, file))) return;
      await this.audit.write(transaction, SITE, {
        act: 'confirmation.made',
        subject: `confirmation:${number}`,
        after: { language, sha256, signedBy },
      });
    });
    return (await this.files.find({ confirmationId, language })) ?? file;
  }
}
