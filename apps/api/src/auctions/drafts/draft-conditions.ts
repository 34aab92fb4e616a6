// Use cases: staff read the special conditions and files of an auction, and write the conditions while it is a draft.
import { Injectable } from '@nestjs/common';
import { type AdminConditionsView, type ChangeConditionsBody, MEGABYTE } from '@haopai/contracts';
import { inEachLanguage } from '@haopai/rules';
import { Audit } from '../../access/audit';
import { Settings } from '../../access/settings';
import type { Actor } from '../../access/staff-authentication';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { AttachmentsStore, ConditionsStore } from '../conditions';
import { DraftsStore } from './drafts.store';
import { LockDraft } from './lock-draft';

/** All that is no character to be read, but for ends of lines and tabs. */
const NO_TEXT = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu;

@Injectable()
export class DraftConditions {
  constructor(
    private readonly transactions: Transactions,
    private readonly drafts: DraftsStore,
    private readonly conditions: ConditionsStore,
    private readonly attachments: AttachmentsStore,
    private readonly lockDraft: LockDraft,
    private readonly audit: Audit,
    private readonly settings: Settings,
  ) {}

  async of(actor: Actor, auctionId: number): Promise<AdminConditionsView | RefusalError> {
    const refusal = actor.lacks('auctions.read');
    return refusal ?? this.view(null, auctionId);
  }

  async change(
    actor: Actor,
    auctionId: number,
    { version, texts: given }: ChangeConditionsBody,
  ): Promise<AdminConditionsView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    const texts = inEachLanguage((language) => plainText(given[language]));
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const before = await this.conditions.of(auctionId, transaction);
      await this.conditions.change(transaction, auctionId, texts);
      await this.drafts.noteChange(transaction, auctionId, actor.staffId);
      await this.audit.write(transaction, actor, {
        act: 'auction.conditionsChanged',
        subject: `auction:${auctionId}`,
        before,
        after: texts,
      });
      return this.view(transaction, auctionId);
    });
  }

  /** With what may be added yet. */
  async view(
    transaction: Transaction | null,
    auctionId: number,
  ): Promise<AdminConditionsView | RefusalError> {
    const auction = await this.drafts.byId(transaction, auctionId);
    if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const texts = await this.conditions.of(auctionId, transaction);
    const attachments = await this.attachments.of(auctionId, transaction);
    return {
      ...{ auctionId, version: auction.version, texts, attachments },
      attachmentsMax: this.settings.value('auctions.attachmentsMax'),
      attachmentBytesMax: this.settings.value('auctions.attachmentMegabytes') * MEGABYTE,
    };
  }
}

function plainText(given: string): string {
  return given.normalize('NFC').replace(/\r\n?/g, '\n').replace(NO_TEXT, '').trim();
}
