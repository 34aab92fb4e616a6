// Plates at a fixed price over REST: looking for them, looking at one, buying it.
import { inject, Injectable } from '@angular/core';
import type {
  BuyListingBody,
  ListingPattern,
  ListingSort,
  ListingView,
  OrderHead,
  Page,
} from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

/** What is left out does not matter. Pages count from 1. */
export interface ListingQuery extends OwnListingQuery {
  readonly region?: string;
}

/** Of the plates that a citizen may buy: the region is their own. */
export interface OwnListingQuery {
  readonly priceFromFen?: number;
  readonly priceToFen?: number;
  readonly pattern?: ListingPattern;
  readonly contains?: string;
  readonly endsWith?: string;
  readonly sort: ListingSort;
  readonly page: number;
  readonly size: number;
}

@Injectable({ providedIn: 'root' })
export class ListingsClient {
  private readonly api = inject(ApiClient);

  page(query: ListingQuery): ReadRequest<Page<ListingView>> {
    return { path: '/listings', params: { ...query } };
  }

  /** What the citizen who is logged in may buy. */
  ownPage(query: OwnListingQuery): ReadRequest<Page<ListingView>> {
    return { path: '/me/listings', params: { ...query } };
  }

  one(listingId: number): ReadRequest<ListingView> {
    return { path: `/listings/${listingId}` };
  }

  find(listingId: number): Promise<Outcome<ListingView>> {
    return this.api.ask(this.one(listingId));
  }

  buy(listingId: number, body: BuyListingBody, key: string): Promise<Outcome<OrderHead>> {
    return this.api.postOnce(`/listings/${listingId}/orders`, body, key);
  }
}
