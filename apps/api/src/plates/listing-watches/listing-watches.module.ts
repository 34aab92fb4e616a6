// Watched plates at a fixed price, and telling who watches them.
import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue';
import { DueNewsStore } from './due-news.store';
import { ListingWatchesController } from './listing-watches.controller';
import { ListingWatchesStore } from './listing-watches.store';
import { TellListingWatchers } from './tell-listing-watchers';
import { WatchListings } from './watch-listings';

@Module({
  imports: [CatalogueModule],
  controllers: [ListingWatchesController],
  providers: [DueNewsStore, ListingWatchesStore, TellListingWatchers, WatchListings],
  exports: [WatchListings],
})
export class ListingWatchesModule {}
