// Which plates at a fixed price this citizen watches, as the pages of the fixed-price sale see it.
import { inject, Injectable } from '@angular/core';
import type { ListingWatches } from '@haopai/contracts';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';
import { OwnMarks } from './own-marks';
import { WatchesClient } from './watches-client';

@Injectable({ providedIn: 'root' })
export class OwnListingWatches extends OwnMarks<ListingWatches> {
  private readonly client = inject(WatchesClient);

  protected override all(): ReadRequest<ListingWatches> {
    return this.client.listings();
  }

  protected override idsOf({ items }: ListingWatches): readonly number[] {
    return items.map(({ listing }) => listing.id);
  }

  protected override add(listingId: number): Promise<Outcome<unknown>> {
    return this.client.addListing(listingId);
  }

  protected override remove(listingId: number): Promise<Outcome<unknown>> {
    return this.client.removeListing(listingId);
  }
}
