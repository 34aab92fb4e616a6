// Every part of the program.
import { type DynamicModule, Module } from '@nestjs/common';
import { AccountModule } from './account';
import { ActingModule } from './acting';
import { AgreementsModule } from './agreements';
import { AuctionsModule } from './auctions';
import { AuditModule } from './audit';
import { BiddingModule } from './bidding';
import { CarsModule } from './cars';
import { CatalogueModule } from './catalogue';
import { CitizensDeskModule } from './citizens-desk';
import { type Config, ConfigModule } from './config';
import { ContentModule } from './content';
import { ControlModule } from './control';
import { DatabaseModule } from './database';
import { DraftsModule } from './drafts';
import { EnrolmentsModule } from './enrolments';
import { HealthModule } from './health';
import { IdempotencyModule } from './idempotency';
import { IdentityModule } from './identity';
import { LimitsModule } from './limits';
import { LoggingModule, type ProgramLog } from './logging';
import { MetricsModule } from './metrics';
import { NotificationsModule } from './notifications';
import { OrdersModule } from './orders';
import { PaymentsModule } from './payments';
import { PersonalDataModule } from './personal-data';
import { PracticeModule } from './practice';
import { RealtimeModule } from './realtime';
import { RedisModule } from './redis';
import { ReportsModule } from './reports';
import { ReservationsModule } from './reservations';
import { ResultsModule } from './results';
import { RetentionModule } from './retention';
import { SessionsModule } from './sessions';
import { SettingsModule } from './settings';
import { StaffModule } from './staff';
import { WatchesModule } from './watches';
import { SettlementModule } from './settlement';

@Module({})
export class AppModule {
  static with(config: Config, log: ProgramLog): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        LoggingModule.with(log),
        MetricsModule,
        DatabaseModule,
        RedisModule,
        PersonalDataModule,
        SessionsModule,
        LimitsModule,
        ActingModule,
        AuditModule,
        SettingsModule,
        HealthModule,
        AgreementsModule,
        IdentityModule,
        ContentModule,
        AccountModule,
        AuctionsModule,
        CarsModule,
        IdempotencyModule,
        OrdersModule,
        CatalogueModule,
        PaymentsModule,
        EnrolmentsModule,
        RealtimeModule,
        NotificationsModule,
        BiddingModule,
        ResultsModule,
        SettlementModule,
        ReportsModule,
        ReservationsModule,
        PracticeModule,
        WatchesModule,
        RetentionModule,
        StaffModule,
        CitizensDeskModule,
        DraftsModule,
        ControlModule,
      ],
    };
  }
}
