// What staff ask for and a colleague decides.
export type { AboutApproval, Approval, ApprovedAct, Approve, CarriedOut } from './approval';
export { ApprovalDto } from './approvals.dto';
export { Approvals } from './approvals';
export { ApprovalsModule } from './approvals.module';
export { type SourceOfWaiting, type Waiting, type WaitingAct, WaitingActs } from './waiting-acts';
