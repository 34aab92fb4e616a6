// Plates at a fixed price that citizens watch, and telling them when one can be bought again or is sold.
export { ListingWatchesModule } from './listing-watches.module';
export { WatchListings } from './watch-listings';
