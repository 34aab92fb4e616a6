// The control room of running auctions.
import { Module } from '@nestjs/common';
import { AuctionsModule } from '../../auctions/public';
import { DurabilityModule } from '../../platform/durability';
import { ClockModule } from '../clock';
import { EngineModule } from '../engine';
import { FiguresModule } from '../figures';
import { SocketsModule } from '../sockets';
import { ActOnLots } from './act-on-lots';
import { ControlController } from './control.admin.controller';
import { ControlStreamController } from './control-stream.admin.controller';
import { ControlStore } from './control.store';
import { DecidedActs } from './decided-acts';
import { DisqualifyPaddle } from './disqualify-paddle';
import { FindPaddle } from './find-paddle';
import { NewestBidsStore } from './newest-bids.store';
import { NewestCutOffsStore } from './newest-cut-offs.store';
import { ReadControlRoom } from './read-control-room';
import { RoomActs } from './room-acts';
import { RoomMessagesController } from './room-messages.controller';
import { SayToRoom } from './say-to-room';
import { ControlChannel } from './stream/control-channel';
import { ControlStreams } from './stream/control-streams';
import { KnownPaddles } from './stream/known-paddles';
import { OwnFigures } from './stream/own-figures';
import { PaddlesStore } from './stream/paddles.store';
import { TellFigures } from './stream/tell-figures';
import { WatchControlRoom } from './stream/watch-control-room';
import { TellDecisions } from './tell-decisions';
import { TellDisqualified } from './tell-disqualified';
import { TellLots } from './tell-lots';
import { WriteAct } from './write-act';

@Module({
  imports: [AuctionsModule, ClockModule, DurabilityModule, EngineModule, FiguresModule, SocketsModule],
  controllers: [ControlController, ControlStreamController, RoomMessagesController],
  providers: [
    ActOnLots,
    ControlChannel,
    ControlStore,
    ControlStreams,
    DecidedActs,
    DisqualifyPaddle,
    FindPaddle,
    KnownPaddles,
    NewestBidsStore,
    NewestCutOffsStore,
    OwnFigures,
    PaddlesStore,
    ReadControlRoom,
    RoomActs,
    SayToRoom,
    TellDecisions,
    TellDisqualified,
    TellFigures,
    TellLots,
    WatchControlRoom,
    WriteAct,
  ],
  exports: [DecidedActs, TellDecisions],
})
export class ControlModule {}
