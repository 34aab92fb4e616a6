// What a citizen watches and looks for among plates at a fixed price, for whoever takes their data along.
import { Injectable } from '@nestjs/common';
import type { ListingWatchView, SavedSearchView } from '@haopai/contracts';
import { WatchListings } from '../../plates/listing-watches';
import { SaveSearches } from '../../plates/saved-searches';

export interface PlateRecord {
  readonly listingWatches: readonly ListingWatchView[];
  readonly savedSearches: readonly SavedSearchView[];
}

@Injectable()
export class PlateRecords {
  constructor(
    private readonly watches: WatchListings,
    private readonly searches: SaveSearches,
  ) {}

  async of(citizenId: number): Promise<PlateRecord> {
    const watches = await this.watches.of(citizenId);
    const searches = await this.searches.of(citizenId);
    return { listingWatches: watches.items, savedSearches: searches.items };
  }
}
