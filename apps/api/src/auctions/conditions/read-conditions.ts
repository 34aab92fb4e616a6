// Use case: everybody reads the special conditions of a published auction, and takes its files along.
import { Injectable } from '@nestjs/common';
import type { AuctionAttachment, AuctionConditionsView } from '@haopai/contracts';
import { type Language, LANGUAGES, writtenIn } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { FindAuctions } from '../public';
import { AttachmentsStore } from './attachments.store';
import { ConditionsStore } from './conditions.store';

@Injectable()
export class ReadConditions {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly conditions: ConditionsStore,
    private readonly attachments: AttachmentsStore,
  ) {}

  async execute(auctionId: number, language: Language): Promise<AuctionConditionsView | RefusalError> {
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const [texts, attachments] = await Promise.all([
      this.conditions.of(auctionId),
      this.attachments.of(auctionId),
    ]);
    const written = writtenIn(
      LANGUAGES.filter((one) => texts[one] !== ''),
      language,
    );
    return {
      text: written === null ? '' : texts[written],
      ...(written === null || written === language ? {} : { writtenIn: written }),
      attachments,
    };
  }

  async attachment(auctionId: number, attachmentId: number): Promise<AuctionAttachment | RefusalError> {
    return (
      (await this.attachments.published(auctionId, attachmentId)) ?? new RefusalError('REQUEST.NOT_FOUND', {})
    );
  }
}
