// What staff ask for and a colleague decides, for the whole app.
import { Global, Module } from '@nestjs/common';
import { ApprovalStepsController } from './approval-steps.admin.controller';
import { ApprovalStepsStore } from './approval-steps.store';
import { Approvals } from './approvals';
import { ApprovalsController } from './approvals.admin.controller';
import { ApprovalsStore } from './approvals.store';
import { ChangeSteps } from './change-steps';
import { DecideApprovals } from './decide-approvals';
import { WaitingActs } from './waiting-acts';
import { WaitingActsController } from './waiting-acts.admin.controller';
import { WaitingApprovals } from './waiting-approvals';

@Global()
@Module({
  controllers: [ApprovalsController, ApprovalStepsController, WaitingActsController],
  providers: [
    Approvals,
    ApprovalsStore,
    ApprovalStepsStore,
    ChangeSteps,
    DecideApprovals,
    WaitingActs,
    WaitingApprovals,
  ],
  exports: [Approvals, WaitingActs],
})
export class ApprovalsModule {}
