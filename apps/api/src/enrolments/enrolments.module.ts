// Enrolments and the passes of those who entered a room.
import { Module } from '@nestjs/common';
import { AuctionsModule } from '../auctions';
import { BidderOf } from './bidder-of';
import { EnrolmentsController } from './enrolments.controller';
import { EnrolmentsStore } from './enrolments.store';
import { EnterRoom } from './enter-room';
import { RoomPasses } from './room-passes';

@Module({
  imports: [AuctionsModule],
  controllers: [EnrolmentsController],
  providers: [BidderOf, EnrolmentsStore, EnterRoom, RoomPasses],
  exports: [BidderOf, EnterRoom, RoomPasses],
})
export class EnrolmentsModule {}
