// Published auctions that are stopped by two people.
import { Module } from '@nestjs/common';
import { ContentModule } from '../../communication/content';
import { ControlModule } from '../../live/control-room';
import { AuctionsModule } from '../public';
import { WatchesModule } from '../watchlist';
import { AnnounceStop } from './announce-stop';
import { AskStop } from './ask-stop';
import { BringStops } from './bring-stops';
import { CarryOutStop } from './carry-out-stop';
import { CheckStop } from './check-stop';
import { DecideStop } from './decide-stop';
import { FollowStops } from './follow-stops';
import { GoOn } from './go-on';
import { ReadStops } from './read-stops';
import { StopTasks } from './stop-tasks';
import { StopWorkStore } from './stop-work.store';
import { StopsController } from './stops.admin.controller';
import { StopsStore } from './stops.store';
import { TellStopped } from './tell-stopped';
import { WaitingStops } from './waiting-stops';

@Module({
  imports: [AuctionsModule, ContentModule, ControlModule, WatchesModule],
  controllers: [StopsController],
  providers: [
    AnnounceStop,
    AskStop,
    BringStops,
    CarryOutStop,
    CheckStop,
    DecideStop,
    FollowStops,
    GoOn,
    ReadStops,
    StopTasks,
    StopWorkStore,
    StopsStore,
    TellStopped,
    WaitingStops,
  ],
  exports: [ReadStops],
})
export class StopsModule {}
