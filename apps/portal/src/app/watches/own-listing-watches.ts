// Which plates at a fixed price this citizen watches, as the pages of the fixed-price sale see it.
import { inject, Injectable } from '@angular/core';
import type { ListingWatches } from '@haopai/contracts';
import { type Outcome, OwnMarks, type ReadRequest } from '@haopai/web-data';
import { ListingWatchesClient } from './listing-watches-client';

@Injectable({ providedIn: 'root' })
export class OwnListingWatches extends OwnMarks<ListingWatches> {
  private readonly client = inject(ListingWatchesClient);

  protected override all(): ReadRequest<ListingWatches> {
    return this.client.all();
  }

  protected override idsOf({ items }: ListingWatches): readonly number[] {
    return items.map(({ listing }) => listing.id);
  }

  protected override add(listingId: number): Promise<Outcome<unknown>> {
    return this.client.add(listingId);
  }

  protected override remove(listingId: number): Promise<Outcome<unknown>> {
    return this.client.remove(listingId);
  }
}
