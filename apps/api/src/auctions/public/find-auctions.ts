// Use case: current, coming and past auctions, for everybody.
import { Injectable } from '@nestjs/common';
import type { AuctionNotesView, AuctionState, AuctionView, Page, StopBy } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { AuctionNotesStore } from './auction-notes.store';
import { AuctionsStore } from './auctions.store';
import { type BiddingTime, BiddingTimesStore } from './bidding-times.store';
import { StandingStopsStore } from './standing-stops.store';

@Injectable()
export class FindAuctions {
  constructor(
    private readonly auctions: AuctionsStore,
    private readonly notes: AuctionNotesStore,
    private readonly times: BiddingTimesStore,
    private readonly stops: StandingStopsStore,
  ) {}

  async byId(auctionId: number): Promise<AuctionView | RefusalError<'AUCTION.NOT_FOUND'>> {
    return (await this.auctions.byId(auctionId)) ?? new RefusalError('AUCTION.NOT_FOUND', { auctionId });
  }

  /** From its start to its last lot's close, as far as that is known. */
  async biddingTimeOf(auctionId: number): Promise<BiddingTime | RefusalError<'AUCTION.NOT_FOUND'>> {
    return (await this.times.of(auctionId)) ?? new RefusalError('AUCTION.NOT_FOUND', { auctionId });
  }

  /** Who of the staff has decided what stands of it, for staff alone; null while nothing does. */
  stopBy(auctionId: number): Promise<StopBy | null> {
    return this.stops.by(auctionId);
  }

  /** Those of these that are published. */
  async byIds(auctionIds: readonly number[]): Promise<ReadonlyMap<number, AuctionView>> {
    const auctions = await this.auctions.byIds(auctionIds);
    return new Map(auctions.map((auction) => [auction.id, auction]));
  }

  /** What was said about it since it was published. */
  async notesOf(auctionId: number): Promise<AuctionNotesView | RefusalError<'AUCTION.NOT_FOUND'>> {
    const auction = await this.byId(auctionId);
    return auction instanceof RefusalError ? auction : this.notes.of(auctionId);
  }

  /** Those that have ended and were no drills: what there are results of. */
  async pastSales(page: number, size: number): Promise<Page<AuctionView>> {
    return { ...(await this.auctions.pastSales(page, size)), page, size };
  }

  async page(state: AuctionState | null, page: number, size: number): Promise<Page<AuctionView>> {
    return { ...(await this.auctions.page(state, page, size)), page, size };
  }
}
