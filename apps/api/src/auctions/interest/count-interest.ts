// Use case: how many take an interest in an auction that is published.
import { Injectable } from '@nestjs/common';
import type { AuctionInterest } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { FindAuctions } from '../public';
import { InterestStore } from './interest.store';

@Injectable()
export class CountInterest {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly store: InterestStore,
  ) {}

  async of(auctionId: number): Promise<AuctionInterest | RefusalError<'AUCTION.NOT_FOUND'>> {
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const [bidders, watchers] = await Promise.all([
      this.store.bidders(auctionId),
      this.store.watchersByLot(auctionId),
    ]);
    return { bidders, watchers };
  }
}
