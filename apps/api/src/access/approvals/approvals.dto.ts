// What the routes of approvals take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  APPROVAL_KINDS,
  type ApprovalGroup,
  type ApprovalKind,
  type ApprovalState,
  type ApprovalView,
  type Page,
  type Refusal,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { pageQuery } from '../../platform/http';

const APPROVALS_A_PAGE = 20;
const APPROVALS_A_PAGE_MAX = 100;
const GROUPS: readonly ApprovalGroup[] = ['open', 'decided'];
const STATES: readonly ApprovalState[] = ['open', 'approved', 'declined', 'takenBack'];
const TIME = 'Epoch milliseconds UTC';

export class ApprovalsQuery extends pageQuery(APPROVALS_A_PAGE, APPROVALS_A_PAGE_MAX) {
  @ApiPropertyOptional({ enum: GROUPS, default: 'open' })
  @IsIn(GROUPS)
  readonly group: ApprovalGroup = 'open';
}

export class ApprovalDto implements ApprovalView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ enum: APPROVAL_KINDS }) readonly kind!: ApprovalKind;
  @ApiProperty({ example: 'order:20261129000000000001' }) readonly subject!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Fen' }) readonly amountFen!: number | null;
  @ApiProperty({
    type: Object,
    additionalProperties: true,
    description: 'What is done once it is approved, by name',
  })
  readonly facts!: ApprovalView['facts'];
  @ApiProperty() readonly reason!: string;
  @ApiProperty() readonly askedByName!: string;
  @ApiProperty({ description: TIME }) readonly askedAtMs!: number;
  @ApiProperty({ enum: STATES }) readonly state!: ApprovalState;
  @ApiProperty({ type: String, nullable: true }) readonly decidedByName!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: TIME }) readonly decidedAtMs!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of whoever declined it or took it back' })
  readonly decisionReason!: string | null;
  @ApiProperty({ description: 'By whoever reads this' }) readonly mayDecide!: boolean;
  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'Why whoever reads this may not decide it: a refusal; null where they may',
  })
  readonly whyNot!: Refusal | null;
  @ApiProperty({ description: 'Whoever reads this asked for it' }) readonly isOwn!: boolean;
  @ApiPropertyOptional({
    description: 'For the first log-in of whoever is added or reset by it; not shown again',
  })
  readonly password?: string;
}

export class ApprovalsPageDto implements Page<ApprovalView> {
  @ApiProperty({ type: [ApprovalDto] }) readonly items!: readonly ApprovalDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
