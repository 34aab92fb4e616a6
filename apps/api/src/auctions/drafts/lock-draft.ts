// Takes an auction for a change: nobody else changes it meanwhile, and it is still as whoever asks has seen it.
import { Injectable } from '@nestjs/common';
import type { AdminAuctionView } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { DraftsStore } from './drafts.store';

type Taken = AdminAuctionView | RefusalError;

@Injectable()
export class LockDraft {
  constructor(
    private readonly drafts: DraftsStore,
    private readonly audit: Audit,
  ) {}

  async execute(transaction: Transaction, auctionId: number, version: number): Promise<Taken> {
    const auction = await this.drafts.lock(transaction, auctionId);
    if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    if (auction.state !== 'draft') return new RefusalError('AUCTION.NOT_DRAFT', { auctionId });
    return this.refuseOther(transaction, auction, version);
  }

  /** The same for one whose lots may go into another draft: a draft, or one that was cancelled and has ended. */
  async movable(transaction: Transaction, auctionId: number, version: number): Promise<Taken> {
    const auction = await this.drafts.lock(transaction, auctionId);
    if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const isOver = auction.state === 'past' && auction.stop?.kind === 'cancel';
    if (auction.state !== 'draft' && !isOver) return new RefusalError('LOTS.NOT_MOVABLE', { auctionId });
    return this.refuseOther(transaction, auction, version);
  }

  /** The same for one that is published. */
  async published(transaction: Transaction, auctionId: number, version: number): Promise<Taken> {
    const auction = await this.drafts.lock(transaction, auctionId);
    if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    if (auction.state === 'draft') return new RefusalError('AUCTION.NOT_PUBLISHED', { auctionId });
    return this.refuseOther(transaction, auction, version);
  }

  private async refuseOther(
    transaction: Transaction,
    auction: AdminAuctionView,
    version: number,
  ): Promise<Taken> {
    if (auction.version === version) return auction;
    const subject = `auction:${auction.id}`;
    return this.audit.refuseChanged(transaction, { subject, version: auction.version });
  }
}
