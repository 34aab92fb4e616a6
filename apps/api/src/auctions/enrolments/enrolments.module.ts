// Enrolments and the passes of those who entered a room.
import { Module } from '@nestjs/common';
import { IdentityChecksModule } from '../../access/identity-checks';
import { AuctionsModule } from '../public';
import { BansModule } from '../bans';
import { HandOverModule } from '../../commerce/hand-over';
import { CarsModule } from '../../plates/registered-cars';
import { IdempotencyModule } from '../../platform/idempotency';
import { SheetsModule } from '../sheets';
import { AdmissionsStore } from './admissions.store';
import { BidderOf } from './bidder-of';
import { BiddersLane } from './bidders-lane';
import { BiddersController } from './bidders.admin.controller';
import { BiddersStore } from './bidders.store';
import { ChangeEntryVin } from './change-entry-vin';
import { CheckVin } from './check-vin';
import { Enrol } from './enrol';
import { EnrolInDrill } from './enrol-in-drill';
import { EnrolReserver } from './enrol-reserver';
import { EnrolmentRowsStore } from './enrolment-rows.store';
import { EnrolmentsController } from './enrolments.controller';
import { EnrolmentsStore } from './enrolments.store';
import { EntryVinsStore } from './entry-vins.store';
import { EnterRoom } from './enter-room';
import { FindBidders } from './find-bidders';
import { FindEnrolments } from './find-enrolments';
import { FollowDeposits } from './follow-deposits';
import { LimitsStore } from './limits.store';
import { OwnEntriesStore } from './own-entries.store';
import { NewEnrolmentsStore } from './new-enrolments.store';
import { OwnEnrolmentsController } from './own-enrolments.controller';
import { PlatesOfAuctionStore } from './plates-of-auction.store';
import { RoomController } from './room.controller';
import { RaiseLimit } from './raise-limit';
import { RemindBidders } from './remind-bidders';
import { RemindersStore } from './reminders.store';
import { RoomPasses } from './room-passes';
import { StepBack } from './step-back';
import { StepBackStore } from './step-back.store';
import { TellBidder } from './tell-bidder';
import { WriteCalendar } from './write-calendar';
import { WriteEnrolment } from './write-enrolment';

@Module({
  imports: [
    AuctionsModule,
    BansModule,
    CarsModule,
    HandOverModule,
    IdempotencyModule,
    IdentityChecksModule,
    SheetsModule,
  ],
  controllers: [BiddersController, EnrolmentsController, OwnEnrolmentsController, RoomController],
  providers: [
    AdmissionsStore,
    BidderOf,
    BiddersLane,
    BiddersStore,
    ChangeEntryVin,
    CheckVin,
    Enrol,
    EnrolInDrill,
    EnrolReserver,
    EnrolmentRowsStore,
    EnrolmentsStore,
    EntryVinsStore,
    EnterRoom,
    FindBidders,
    FindEnrolments,
    FollowDeposits,
    LimitsStore,
    OwnEntriesStore,
    NewEnrolmentsStore,
    PlatesOfAuctionStore,
    RaiseLimit,
    RemindBidders,
    RemindersStore,
    RoomPasses,
    StepBack,
    StepBackStore,
    TellBidder,
    WriteCalendar,
    WriteEnrolment,
  ],
  exports: [BidderOf, EnrolReserver, EnterRoom, RoomPasses],
})
export class EnrolmentsModule {}
