// The watchlist.
export { WatchesModule } from './watches.module';
