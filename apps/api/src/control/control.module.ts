// The control room of running auctions.
import { Module } from '@nestjs/common';
import { AuctionsModule } from '../auctions';
import { BiddingModule } from '../bidding';
import { RealtimeModule } from '../realtime';
import { ActOnLots } from './act-on-lots';
import { ControlController } from './control.admin.controller';
import { ControlStore } from './control.store';
import { DisqualifyPaddle } from './disqualify-paddle';
import { ReadControlRoom } from './read-control-room';
import { RoomMessagesController } from './room-messages.controller';
import { SayToRoom } from './say-to-room';
import { TellDisqualified } from './tell-disqualified';
import { TellLots } from './tell-lots';
import { WriteAct } from './write-act';

@Module({
  imports: [AuctionsModule, BiddingModule, RealtimeModule],
  controllers: [ControlController, RoomMessagesController],
  providers: [
    ActOnLots,
    ControlStore,
    DisqualifyPaddle,
    ReadControlRoom,
    SayToRoom,
    TellDisqualified,
    TellLots,
    WriteAct,
  ],
})
export class ControlModule {}
