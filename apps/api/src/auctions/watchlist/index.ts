// The watchlist.
export { WatchRecords } from './watch-records';
export type { WatchRecord } from './watch-records';
export { WatchesModule } from './watches.module';
