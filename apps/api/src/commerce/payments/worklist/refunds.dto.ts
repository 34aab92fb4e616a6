// What the routes of refunds take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  ORDER_KINDS,
  type OrderKind,
  type Page,
  PLATE_FATES,
  type PlateFate,
  type RefundApproval,
  type RefundCase,
  type RefundGroup,
  type RefundOutside,
  type RefundState,
  type SettleOutsideBody,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MinLength } from 'class-validator';
import { ReasonDto } from '../../../access/staff-authentication';
import { MaxCharacters } from '../../../platform/errors';
import { pageQuery } from '../../../platform/http';

const REFUNDS_A_PAGE = 20;
const REFUNDS_A_PAGE_MAX = 200;
const REFERENCE_LENGTH_MAX = 60;
const GROUPS: readonly RefundGroup[] = ['failed', 'waiting', 'done'];
const STATES: readonly RefundState[] = ['wanted', 'sent', 'done', 'failed'];

export class RefundsQuery extends pageQuery(REFUNDS_A_PAGE, REFUNDS_A_PAGE_MAX) {
  @ApiPropertyOptional({ enum: GROUPS, default: 'failed' })
  @IsIn(GROUPS)
  readonly group: RefundGroup = 'failed';
}

export class SettleOutsideDto extends ReasonDto implements SettleOutsideBody {
  @ApiProperty({ minLength: 1, maxLength: REFERENCE_LENGTH_MAX, description: 'Of the transfer' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REFERENCE_LENGTH_MAX)
  readonly reference!: string;
}

class RefundOutsideDto implements RefundOutside {
  @ApiProperty() readonly reference!: string;
  @ApiProperty() readonly reason!: string;
  @ApiProperty() readonly staffId!: number;
  @ApiProperty() readonly staffName!: string;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly atMs!: number;
  @ApiProperty({ type: String, nullable: true }) readonly confirmedByName!: string | null;
  @ApiProperty({ type: Number, nullable: true }) readonly confirmedAtMs!: number | null;
}

class RefundApprovalDto implements RefundApproval {
  @ApiProperty() readonly askedByName!: string;
  @ApiProperty() readonly decidedByName!: string;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ enum: PLATE_FATES }) readonly plate!: PlateFate;
}

export class RefundCaseDto implements RefundCase {
  @ApiProperty() readonly refundNo!: string;
  @ApiProperty() readonly orderNo!: string;
  @ApiProperty({ enum: ORDER_KINDS }) readonly orderKind!: OrderKind;
  @ApiProperty({ type: String, nullable: true }) readonly plateNumber!: string | null;
  @ApiProperty() readonly amountFen!: number;
  @ApiProperty({ example: 'wonNothing' }) readonly why!: string;
  @ApiProperty({ enum: STATES }) readonly state!: RefundState;
  @ApiProperty() readonly attempts!: number;
  @ApiProperty({ type: String, nullable: true }) readonly lastFailure!: string | null;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly wantedAtMs!: number;
  @ApiProperty() readonly changedAtMs!: number;
  @ApiProperty({ type: RefundOutsideDto, nullable: true }) readonly outside!: RefundOutsideDto | null;
  @ApiProperty({ type: RefundApprovalDto, nullable: true, description: 'Of one that staff asked for' })
  readonly approval!: RefundApprovalDto | null;
}

export class RefundCasesPageDto implements Page<RefundCase> {
  @ApiProperty({ type: [RefundCaseDto] }) readonly items!: readonly RefundCaseDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
