// Use cases: staff put files to a draft, look at them, and take them out again. Of what is published they are everybody's, and stay.
import { Injectable } from '@nestjs/common';
import {
  type AdminConditionsView,
  type AttachmentProblem,
  type AuctionAttachment,
  MEGABYTE,
} from '@haopai/contracts';
import { Audit } from '../../access/audit';
import { Settings } from '../../access/settings';
import type { Actor } from '../../access/staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import type { Upload } from '../../platform/long-bodies';
import { attachmentName, AttachmentsStore, PdfJudge } from '../conditions';
import { DraftConditions } from './draft-conditions';
import { DraftsStore } from './drafts.store';
import { LockDraft } from './lock-draft';

export interface NewAttachment {
  readonly auctionId: number;
  /** Of the auction, as it was read. */
  readonly version: number;
  /** As it lay on the disk of whoever sends it. */
  readonly name: string;
}

@Injectable()
export class DraftAttachments {
  constructor(
    private readonly transactions: Transactions,
    private readonly drafts: DraftsStore,
    private readonly attachments: AttachmentsStore,
    private readonly conditions: DraftConditions,
    private readonly pdfs: PdfJudge,
    private readonly lockDraft: LockDraft,
    private readonly audit: Audit,
    private readonly settings: Settings,
  ) {}

  /** The same file again is the same one. */
  async add(
    actor: Actor,
    { auctionId, version, name: given }: NewAttachment,
    upload: Upload,
  ): Promise<AdminConditionsView | RefusalError> {
    const refusal = actor.lacks('auctions.edit') ?? (await this.refuseOtherThanDraft(auctionId));
    if (refusal !== undefined) return refusal;
    const name = attachmentName(given);
    if (name === '') return refused('noName');
    const bytesMax = this.settings.value('auctions.attachmentMegabytes') * MEGABYTE;
    const content = await upload.read(bytesMax);
    if (content instanceof RefusalError) return refused('tooLarge', bytesMax);
    const judged = await this.pdfs.judge(content);
    if (judged instanceof RefusalError) return judged;
    if ('problem' in judged) return refused(judged.problem);
    const { sha256 } = judged;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const known = await this.attachments.of(auctionId, transaction);
      if (known.some((one) => one.sha256 === sha256)) return this.conditions.view(transaction, auctionId);
      const max = this.settings.value('auctions.attachmentsMax');
      if (known.length >= max) return refused('tooMany', max);
      if (known.some((one) => one.name === name)) return refused('nameTaken');
      await this.attachments.add(transaction, auctionId, { name, sha256 }, content);
      await this.drafts.noteChange(transaction, auctionId, actor.staffId);
      await this.audit.write(transaction, actor, {
        act: 'auction.attachmentAdded',
        subject: `auction:${auctionId}`,
        after: { attachment: name, byteCount: content.length, sha256 },
      });
      return this.conditions.view(transaction, auctionId);
    });
  }

  async remove(
    actor: Actor,
    auctionId: number,
    attachmentId: number,
    version: number,
  ): Promise<AdminConditionsView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const known = await this.attachments.of(auctionId, transaction);
      const found = known.find((one) => one.attachmentId === attachmentId);
      if (found === undefined) return new RefusalError('ATTACHMENT.NOT_FOUND', { attachmentId });
      await this.attachments.remove(transaction, attachmentId);
      await this.drafts.noteChange(transaction, auctionId, actor.staffId);
      const { name, byteCount, sha256 } = found;
      await this.audit.write(transaction, actor, {
        act: 'auction.attachmentRemoved',
        subject: `auction:${auctionId}`,
        before: { attachment: name, byteCount, sha256 },
      });
      return this.conditions.view(transaction, auctionId);
    });
  }

  async find(
    actor: Actor,
    auctionId: number,
    attachmentId: number,
  ): Promise<AuctionAttachment | RefusalError> {
    const refusal = actor.lacks('auctions.read');
    if (refusal !== undefined) return refusal;
    const known = await this.attachments.of(auctionId);
    return (
      known.find((one) => one.attachmentId === attachmentId) ??
      new RefusalError('ATTACHMENT.NOT_FOUND', { attachmentId })
    );
  }

  /** Before a byte of the file is read. */
  private async refuseOtherThanDraft(auctionId: number): Promise<RefusalError | undefined> {
    const auction = await this.drafts.byId(null, auctionId);
    if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    return auction.state === 'draft' ? undefined : new RefusalError('AUCTION.NOT_DRAFT', { auctionId });
  }
}

function refused(reason: AttachmentProblem, max = 0): RefusalError<'ATTACHMENT.REFUSED'> {
  return new RefusalError('ATTACHMENT.REFUSED', { reason, max });
}
