// Reservations: wished for, decided, paid, and put into the next auction.
import { Module } from '@nestjs/common';
import { IdentityChecksModule } from '../../access/identity-checks';
import { BansModule } from '../bans';
import { CarsModule } from '../../plates/registered-cars';
import { CatalogueModule } from '../../plates/catalogue';
import { EnrolmentsModule } from '../enrolments';
import { IdempotencyModule } from '../../platform/idempotency';
import { AskForDeposit } from './ask-for-deposit';
import { CheckPlate } from './check-plate';
import { DecideReservation } from './decide-reservation';
import { DescribePlate } from './describe-plate';
import { FindReservations } from './find-reservations';
import { FollowReservationDeposits } from './follow-reservation-deposits';
import { FreePlates } from './free-plates';
import { OwnReservationsStore } from './own-reservations.store';
import { PlaceReservation } from './place-reservation';
import { PlaceReservations } from './place-reservations';
import { PlacedReservations } from './placed-reservations';
import { PlacingStore } from './placing.store';
import { PlatesStore } from './plates.store';
import { ReadTerms } from './read-terms';
import { ReservationCasesStore } from './reservation-cases.store';
import { ReservationsAdminController } from './reservations.admin.controller';
import { ReservationsController } from './reservations.controller';
import { ReservationsStore } from './reservations.store';
import { Reserve } from './reserve';
import { ReviewReservations } from './review-reservations';
import { TellReserver } from './tell-reserver';

@Module({
  imports: [
    BansModule,
    CarsModule,
    CatalogueModule,
    EnrolmentsModule,
    IdempotencyModule,
    IdentityChecksModule,
  ],
  controllers: [ReservationsAdminController, ReservationsController],
  providers: [
    AskForDeposit,
    CheckPlate,
    DecideReservation,
    DescribePlate,
    FindReservations,
    FollowReservationDeposits,
    FreePlates,
    OwnReservationsStore,
    PlaceReservation,
    PlacedReservations,
    PlaceReservations,
    PlacingStore,
    PlatesStore,
    ReadTerms,
    ReservationCasesStore,
    ReservationsStore,
    Reserve,
    ReviewReservations,
    TellReserver,
  ],
  exports: [PlaceReservations, PlacedReservations],
})
export class ReservationsModule {}
