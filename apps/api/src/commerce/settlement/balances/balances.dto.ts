// What the routes of winners and balances take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type DepositSums,
  type ExtendBalanceBody,
  type OrderState,
  type Page,
  type SettlementHead,
  type SettlementView,
  type WinnerBalance,
  type RemindedView,
  WINNER_SORTS,
  WINNER_STATES,
  type WinnerSort,
  type WinnerState,
  type WinnerContact,
  type WinnerView,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { ReasonDto } from '../../../access/staff-authentication';
import { PlateDto } from '../../../auctions/public';
import { MayBeMissing } from '../../../platform/errors';
import { PageQuery } from '../pages.dto';

const ORDER_STATES: readonly OrderState[] = [
  'created',
  'paid',
  'expired',
  'cancelled',
  'refunding',
  'refunded',
];

export class WinnersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: WINNER_STATES })
  @MayBeMissing()
  @IsIn(WINNER_STATES)
  readonly state?: WinnerState;

  @ApiPropertyOptional({ enum: WINNER_SORTS })
  @MayBeMissing()
  @IsIn(WINNER_SORTS)
  readonly sort?: WinnerSort;
}

export class RemindedDto implements RemindedView {
  @ApiProperty() readonly reminded!: number;
  @ApiProperty({ description: 'Who owes and was not reminded' }) readonly left!: number;
}

export class ExtendBalanceDto extends ReasonDto implements ExtendBalanceBody {
  @ApiProperty({ minimum: 1, description: 'Of the order, as it was read' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly version!: number;

  @ApiProperty({ minimum: 1, description: 'Epoch milliseconds UTC' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly dueAtMs!: number;
}

export class DepositSumsDto implements DepositSums {
  @ApiProperty() readonly receivedFen!: number;
  @ApiProperty() readonly heldFen!: number;
  @ApiProperty() readonly appliedFen!: number;
  @ApiProperty() readonly refundedFen!: number;
  @ApiProperty() readonly forfeitedFen!: number;
}

class SettlementHeadDto implements SettlementHead {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly endedAtMs!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly settledAtMs!: number | null;
  @ApiProperty() readonly won!: number;
  @ApiProperty() readonly due!: number;
  @ApiProperty() readonly paid!: number;
  @ApiProperty() readonly defaulted!: number;
  @ApiProperty() readonly returned!: number;
  @ApiProperty({ description: 'Fen, by staff: paid back or on its way' }) readonly pricesBackFen!: number;
  @ApiProperty() readonly hammerFen!: number;
  @ApiProperty() readonly dueFen!: number;
  @ApiProperty() readonly refundsWaiting!: number;
  @ApiProperty() readonly refundsFailed!: number;
}

export class SettlementDto extends SettlementHeadDto implements SettlementView {
  @ApiProperty({ type: DepositSumsDto }) readonly deposits!: DepositSumsDto;
}

export class SettlementPageDto implements Page<SettlementHead> {
  @ApiProperty({ type: [SettlementHeadDto] }) readonly items!: readonly SettlementHeadDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class WinnerBalanceDto implements WinnerBalance {
  @ApiProperty() readonly orderNo!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ enum: ORDER_STATES }) readonly state!: OrderState;
  @ApiProperty() readonly amountFen!: number;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly dueAtMs!: number;
  @ApiProperty() readonly latestDueAtMs!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly paidAtMs!: number | null;
  @ApiProperty({ description: 'Fen: paid back or on its way' }) readonly backFen!: number;
  @ApiProperty({ description: 'A colleague has to decide' }) readonly isRefundAsked!: boolean;
  @ApiProperty() readonly remindersByHand!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly remindedAtMs!: number | null;
}

export class WinnerDto implements WinnerView {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ enum: WINNER_STATES }) readonly state!: WinnerState;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty() readonly citizenId!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly paddleNo!: number | null;
  @ApiProperty({ example: '张**' }) readonly citizenName!: string;
  @ApiProperty() readonly hammerFen!: number;
  @ApiProperty() readonly depositFen!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'When the plate was fetched, epoch milliseconds UTC',
  })
  readonly collectedAtMs!: number | null;
  @ApiProperty({ type: WinnerBalanceDto, nullable: true }) readonly balance!: WinnerBalanceDto | null;
}

export class WinnerContactDto implements WinnerContact {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty({ description: 'In full' }) readonly citizenName!: string;
  @ApiProperty({ type: String, nullable: true, example: '13800138000' }) readonly mobile!: string | null;
}

export class WinnersPageDto implements Page<WinnerView> {
  @ApiProperty({ type: [WinnerDto] }) readonly items!: readonly WinnerDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
