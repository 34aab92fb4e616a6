// Every part of the program.
import { type DynamicModule, Module } from '@nestjs/common';
import { AccountModule } from './access/account';
import { StaffAuthenticationModule } from './access/staff-authentication';
import { AgreementsModule } from './access/agreements';
import { AnnouncementsModule } from './auctions/announcements';
import { ApprovalsModule } from './access/approvals';
import { AuctionsModule } from './auctions/public';
import { AuditModule } from './access/audit';
import { BansModule } from './auctions/bans';
import { BiddingModule } from './live/bidding';
import { CarsModule } from './plates/registered-cars';
import { CatalogueModule } from './plates/catalogue';
import { ClaimsModule } from './communication/claims';
import { CitizenFilesModule } from './access/citizen-files';
import { ClockModule } from './live/clock';
import { type Config, ConfigModule } from './platform/config';
import { ConfirmationsModule } from './commerce/confirmations';
import { ContentModule } from './communication/content';
import { ControlModule } from './live/control-room';
import { DatabaseModule } from './platform/database';
import { DraftsModule } from './auctions/drafts';
import { DurabilityModule } from './platform/durability';
import { EngineSocketModule } from './live/engine';
import { EnrolmentsModule } from './auctions/enrolments';
import { HandOverModule } from './commerce/hand-over';
import { HealthModule } from './platform/health';
import { IdempotencyModule } from './platform/idempotency';
import { IdentityModule } from './access/citizens';
import { IdentityChecksModule } from './access/identity-checks';
import { InvoicesModule } from './commerce/invoices';
import { InterestModule } from './auctions/interest';
import { PublicLogModule } from './live/public-log';
import { KeptHeadsModule } from './communication/kept-heads';
import { LanesModule } from './platform/lanes';
import { LimitsModule } from './platform/limits';
import { ListingWatchesModule } from './plates/listing-watches';
import { LoggingModule, type ProgramLog } from './platform/logging';
import { MetricsModule } from './platform/metrics';
import { NotificationsModule } from './communication/notifications';
import { OfficeSearchModule } from './communication/office-search';
import { WorkListModule } from './communication/work-list';
import { OpenDataModule } from './auctions/open-data';
import { OrdersModule } from './commerce/orders';
import { PasskeysModule } from './access/passkeys';
import { PaymentsModule } from './commerce/payments';
import { PatternsModule } from './auctions/patterns';
import { PersonalDataModule } from './platform/personal-data';
import { PracticeModule } from './live/practice';
import { SocketsModule } from './live/sockets';
import { PublicReadsModule } from './platform/public-reads';
import { RedisModule } from './platform/redis';
import { ReportsModule } from './commerce/reports';
import { ReservationsModule } from './auctions/reservations';
import { ResultsModule } from './auctions/results';
import { RetentionModule } from './access/retention';
import { SavedSearchesModule } from './plates/saved-searches';
import { SecurityEventsModule } from './access/security-events';
import { SessionsModule } from './access/sessions';
import { SettingsModule } from './access/settings';
import { SigningModule } from './platform/signing';
import { SoldPlatesModule } from './auctions/sold-plates';
import { StaffModule } from './access/staff';
import { StopsModule } from './auctions/stops';
import { VehicleRegisterModule } from './plates/vehicle-register';
import { WatchesModule } from './auctions/watchlist';
import { SettlementModule } from './commerce/settlement';
import { TriedModule } from './access/tried';

@Module({})
export class AppModule {
  static with(config: Config, log: ProgramLog, engineSocket: string | null = null): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        LoggingModule.with(log),
        EngineSocketModule.with(engineSocket),
        MetricsModule,
        DatabaseModule,
        LanesModule,
        PublicReadsModule,
        RedisModule,
        PersonalDataModule,
        SigningModule,
        SecurityEventsModule,
        SessionsModule,
        LimitsModule,
        PasskeysModule,
        StaffAuthenticationModule,
        AuditModule,
        ApprovalsModule,
        SettingsModule,
        HealthModule,
        DurabilityModule,
        AgreementsModule,
        IdentityModule,
        IdentityChecksModule,
        ContentModule,
        AccountModule,
        AuctionsModule,
        AnnouncementsModule,
        InterestModule,
        CarsModule,
        IdempotencyModule,
        OrdersModule,
        CatalogueModule,
        PaymentsModule,
        BansModule,
        EnrolmentsModule,
        ClockModule,
        SocketsModule,
        NotificationsModule,
        WorkListModule,
        OfficeSearchModule,
        ClaimsModule,
        KeptHeadsModule,
        PublicLogModule,
        BiddingModule,
        ResultsModule,
        PatternsModule,
        SoldPlatesModule,
        OpenDataModule,
        SettlementModule,
        ConfirmationsModule,
        InvoicesModule,
        HandOverModule,
        VehicleRegisterModule,
        ReportsModule,
        ReservationsModule,
        PracticeModule,
        WatchesModule,
        ListingWatchesModule,
        SavedSearchesModule,
        RetentionModule,
        TriedModule,
        StaffModule,
        CitizenFilesModule,
        DraftsModule,
        ControlModule,
        StopsModule,
      ],
    };
  }
}
