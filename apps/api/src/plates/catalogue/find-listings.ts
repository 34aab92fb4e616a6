// Use case: plates at a fixed price, alike for everybody, or those that a citizen may buy (manual, ch. 4).
import { Injectable } from '@nestjs/common';
import { LISTINGS_COUNTED_MAX, type ListingView, type Page } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { BuyersStore } from './buyers.store';
import { type AskedSearch, readSearch } from './listing-search';
import { ListingsStore } from './listings.store';

/** Pages count from 1; beyond what is counted there are none. */
export interface AskedPage {
  readonly page: number;
  readonly size: number;
}

@Injectable()
export class FindListings {
  constructor(
    private readonly listings: ListingsStore,
    private readonly buyers: BuyersStore,
  ) {}

  async byId(listingId: number): Promise<ListingView | RefusalError<'LISTING.NOT_FOUND'>> {
    return (await this.listings.byId(listingId)) ?? new RefusalError('LISTING.NOT_FOUND', { listingId });
  }

  /** In the order of their ids here; one that is gone is left out. */
  byIds(listingIds: readonly number[]): Promise<readonly ListingView[]> {
    return this.listings.byIds(listingIds);
  }

  /** Of the citizen's own region, and personalised ones. */
  async pageFor(
    citizenId: number,
    asked: Omit<AskedSearch, 'region'>,
    page: AskedPage,
  ): Promise<Page<ListingView> | RefusalError<'LISTING.BAD_SEARCH'>> {
    return this.page({ ...asked, region: await this.buyers.regionOf(citizenId) }, page);
  }

  async page(
    asked: AskedSearch,
    { page, size }: AskedPage,
  ): Promise<Page<ListingView> | RefusalError<'LISTING.BAD_SEARCH'>> {
    const search = readSearch(asked);
    if (search instanceof RefusalError) return search;
    const offset = (page - 1) * size;
    const limit = Math.min(size, Math.max(0, LISTINGS_COUNTED_MAX - offset));
    const found = await this.listings.page(search, limit, Math.min(offset, LISTINGS_COUNTED_MAX));
    return { ...found, page, size };
  }
}
