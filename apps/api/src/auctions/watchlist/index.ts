// The watchlist.
export { NoticeChoicesStore } from './notice-choices.store';
export { WatchRecords } from './watch-records';
export type { WatchRecord } from './watch-records';
export { WatchesModule } from './watches.module';
