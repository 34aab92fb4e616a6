// The watchlist, its reminders and its outbid notices.
import { Module } from '@nestjs/common';
import { AuctionsModule } from '../public';
import { SocketsModule } from '../../live/sockets';
import { NoticeChoicesStore } from './notice-choices.store';
import { OutbidBiddersStore } from './outbid-bidders.store';
import { RemindWatchers } from './remind-watchers';
import { TellOutbid } from './tell-outbid';
import { TellWatchers } from './tell-watchers';
import { Watchlist } from './watchlist';
import { WatchRecords } from './watch-records';
import { WatchRemindersStore } from './watch-reminders.store';
import { WatchesController } from './watches.controller';
import { WatchesStore } from './watches.store';

@Module({
  imports: [AuctionsModule, SocketsModule],
  controllers: [WatchesController],
  providers: [
    NoticeChoicesStore,
    OutbidBiddersStore,
    RemindWatchers,
    TellOutbid,
    TellWatchers,
    Watchlist,
    WatchRecords,
    WatchRemindersStore,
    WatchesStore,
  ],
  exports: [NoticeChoicesStore, WatchRecords],
})
export class WatchesModule {}
