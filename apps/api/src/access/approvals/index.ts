// What staff ask for and a colleague decides.
export type { Approval, ApprovedAct, Approve, CarriedOut } from './approval';
export { ApprovalDto } from './approvals.dto';
export { Approvals } from './approvals';
export { ApprovalsModule } from './approvals.module';
