// What a citizen has of plates beside auctions and orders, for whoever takes their data along: what they watch and look for, papers, invoices.
import { Injectable } from '@nestjs/common';
import type { ListingWatchView, SavedSearchView } from '@haopai/contracts';
import { WatchListings } from '../../plates/listing-watches';
import { SaveSearches } from '../../plates/saved-searches';
import { type PaperRecord, PaperRecordsStore } from './paper-records.store';

export interface PlateRecord extends PaperRecord {
  readonly listingWatches: readonly ListingWatchView[];
  readonly savedSearches: readonly SavedSearchView[];
}

@Injectable()
export class PlateRecords {
  constructor(
    private readonly watches: WatchListings,
    private readonly searches: SaveSearches,
    private readonly papers: PaperRecordsStore,
  ) {}

  async of(citizenId: number): Promise<PlateRecord> {
    const watches = await this.watches.of(citizenId);
    const searches = await this.searches.of(citizenId);
    const papers = await this.papers.of(citizenId);
    return { listingWatches: watches.items, savedSearches: searches.items, ...papers };
  }
}
