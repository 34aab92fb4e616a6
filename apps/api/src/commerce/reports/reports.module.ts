// Reports of the back office: sales, prices, turnouts and defaults, read and taken along.
import { Module } from '@nestjs/common';
import { IdentityModule } from '../../access/citizens';
import { ResultsModule } from '../../auctions/results';
import { SettlementModule } from '../settlement';
import { ReadReports } from './read-reports';
import { ReportsController } from './reports.admin.controller';
import { ReportsStore } from './reports.store';
import { TakeReports } from './take-reports';
import { TakenReports } from './taken-reports';
import { TurnoutsStore } from './turnouts.store';

@Module({
  imports: [IdentityModule, ResultsModule, SettlementModule],
  controllers: [ReportsController],
  providers: [ReadReports, ReportsStore, TakenReports, TakeReports, TurnoutsStore],
})
export class ReportsModule {}
