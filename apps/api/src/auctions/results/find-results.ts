// Use case: ended auctions with their sums, and one of them with its lots in the order that was asked for.
import { Injectable } from '@nestjs/common';
import type {
  AuctionResult,
  AuctionResultHead,
  AuctionSums,
  AuctionView,
  Page,
  ResultSort,
} from '@haopai/contracts';
import { FindAuctions } from '../public';
import { RefusalError } from '../../platform/errors';
import { CountRecords } from './count-records';
import type { SortOrder } from './results.dto';
import { ResultsStore } from './results.store';

/** More than any auction has; beyond them there is the CSV. */
const LOTS_MAX = 5_000;

const NO_SUMS: AuctionSums = { sold: 0, unsold: 0, withdrawn: 0, defaulted: 0, totalFen: 0 };

@Injectable()
export class FindResults {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly counts: CountRecords,
    private readonly store: ResultsStore,
  ) {}

  /** The newest first, drills left out. Pages count from 1. */
  async page(page: number, size: number): Promise<Page<AuctionResultHead>> {
    const ended = await this.auctions.pastSales(page, size);
    const sums = await this.store.sumsOf(ended.items.map(({ id }) => id));
    return {
      ...ended,
      items: ended.items.map((auction) => ({ auction, ...(sums.get(auction.id) ?? NO_SUMS) })),
    };
  }

  /** A drill's, too: everybody sees how it went, and `auction.isDrill` says that it counts for nothing. */
  async ofAuction(
    auctionId: number,
    sort: ResultSort,
    order: SortOrder,
  ): Promise<AuctionResult | RefusalError<'AUCTION.NOT_FOUND' | 'RESULT.NOT_YET'>> {
    const auction = await this.ended(auctionId);
    if (auction instanceof RefusalError) return auction;
    await this.counts.ofAuction(auctionId);
    const [sums, lots] = await Promise.all([
      this.sumsOf(auctionId),
      this.store.lotsOf(auctionId, { sort, order, limit: LOTS_MAX, offset: 0 }),
    ]);
    return { auction, ...sums, lots };
  }

  /** Of an auction that has ended. */
  async sumsOf(auctionId: number): Promise<AuctionSums> {
    return (await this.store.sumsOf([auctionId])).get(auctionId) ?? NO_SUMS;
  }

  /** The auction, if its last lot has closed. */
  async ended(
    auctionId: number,
  ): Promise<AuctionView | RefusalError<'AUCTION.NOT_FOUND' | 'RESULT.NOT_YET'>> {
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError || auction.state === 'past') return auction;
    return new RefusalError('RESULT.NOT_YET', { auctionId });
  }
}
