// The plates at a fixed price that one watches, over REST.
import { inject, Injectable } from '@angular/core';
import type { ListingWatches, ListingWatchView } from '@haopai/contracts';
import { ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class ListingWatchesClient {
  private readonly api = inject(ApiClient);

  all(): ReadRequest<ListingWatches> {
    return { path: '/me/listing-watches' };
  }

  add(listingId: number): Promise<Outcome<ListingWatchView>> {
    return this.api.put(`/me/listing-watches/${listingId}`, {});
  }

  remove(listingId: number): Promise<Outcome<unknown>> {
    return this.api.delete(`/me/listing-watches/${listingId}`);
  }
}
