// What waits for each of the staff, and who is told of what waits too long.
import { Module } from '@nestjs/common';
import { AlertWaysStore } from './alerts/alert-ways.store';
import { AlertsController } from './alerts/alerts.admin.controller';
import { ChooseWays } from './alerts/choose-ways';
import { TellDeciders } from './alerts/tell-deciders';
import { TellStaff } from './alerts/tell-staff';
import { ToldAlertsStore } from './alerts/told-alerts.store';
import { ToldDecisionsStore } from './alerts/told-decisions.store';
import { ReadWork } from './read-work';
import { WorkController } from './work.admin.controller';
import { WorkStore } from './work.store';

@Module({
  controllers: [AlertsController, WorkController],
  providers: [
    AlertWaysStore,
    ChooseWays,
    ReadWork,
    TellDeciders,
    TellStaff,
    ToldAlertsStore,
    ToldDecisionsStore,
    WorkStore,
  ],
})
export class WorkListModule {}
