// Takes an auction for a change: nobody else changes it meanwhile, and it is still as whoever asks has seen it.
import { Injectable } from '@nestjs/common';
import type { AdminAuctionView } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { DraftsStore } from './drafts.store';

type Taken = AdminAuctionView | RefusalError;

@Injectable()
export class LockDraft {
  constructor(private readonly drafts: DraftsStore) {}

  async execute(transaction: Transaction, auctionId: number, version: number): Promise<Taken> {
    const auction = await this.drafts.lock(transaction, auctionId);
    if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    if (auction.state !== 'draft') return new RefusalError('AUCTION.NOT_DRAFT', { auctionId });
    return refuseOther(auction, version);
  }

  /** The same for one that is published. */
  async published(transaction: Transaction, auctionId: number, version: number): Promise<Taken> {
    const auction = await this.drafts.lock(transaction, auctionId);
    if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    if (auction.state === 'draft') return new RefusalError('AUCTION.NOT_PUBLISHED', { auctionId });
    return refuseOther(auction, version);
  }
}

function refuseOther(auction: AdminAuctionView, version: number): Taken {
  return auction.version === version
    ? auction
    : new RefusalError('RECORD.CHANGED', { version: auction.version });
}
