// Use case: the plates at a fixed price that a citizen watches: what they are now, one more, one less.
import { Injectable } from '@nestjs/common';
import type { ListingWatches, ListingWatchView } from '@haopai/contracts';
import { FindListings } from '../catalogue';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { LISTING_WATCHES_MAX } from './listing-watch';
import { ListingWatchesStore } from './listing-watches.store';

@Injectable()
export class WatchListings {
  constructor(
    private readonly watches: ListingWatchesStore,
    private readonly listings: FindListings,
    private readonly transactions: Transactions,
  ) {}

  async of(citizenId: number): Promise<ListingWatches> {
    const watches = await this.watches.of(citizenId, LISTING_WATCHES_MAX);
    const found = await this.listings.byIds(watches.map(({ listingId }) => listingId));
    const listings = new Map(found.map((listing) => [listing.id, listing]));
    const items = watches.flatMap(({ listingId, sinceMs }): ListingWatchView[] => {
      const listing = listings.get(listingId);
      return listing === undefined ? [] : [{ listing, sinceMs }];
    });
    return { items, max: LISTING_WATCHES_MAX };
  }

  /** For sale or held; of what is sold or taken off sale there would be nothing to tell. */
  async add(citizenId: number, listingId: number): Promise<ListingWatchView | RefusalError> {
    const listing = await this.listings.byId(listingId);
    if (listing instanceof RefusalError) return listing;
    if (listing.state === 'sold' || listing.state === 'withdrawn')
      return new RefusalError('LISTING.GONE', { listingId });
    const refusal = await this.transactions.run((transaction) => this.put(transaction, citizenId, listingId));
    if (refusal !== undefined) return refusal;
    const stored = (await this.watches.of(citizenId, LISTING_WATCHES_MAX)).find(
      (watch) => watch.listingId === listingId,
    );
    // It may have been sold, and have left the list, within the same moment.
    return stored === undefined
      ? new RefusalError('LISTING.GONE', { listingId })
      : { listing, sinceMs: stored.sinceMs };
  }

  remove(citizenId: number, listingId: number): Promise<void> {
    return this.watches.remove(citizenId, listingId);
  }

  private async put(
    transaction: Transaction,
    citizenId: number,
    listingId: number,
  ): Promise<RefusalError | undefined> {
    if (!(await this.watches.lockCitizen(transaction, citizenId)))
      return new RefusalError('SESSION.MISSING', {});
    if ((await this.watches.countOthers(transaction, citizenId, listingId)) >= LISTING_WATCHES_MAX)
      return new RefusalError('WATCHLIST.FULL', { max: LISTING_WATCHES_MAX });
    await this.watches.put(transaction, citizenId, listingId);
    return undefined;
  }
}
