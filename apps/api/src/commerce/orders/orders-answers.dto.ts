// What the routes of orders give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type DepositState,
  type DepositView,
  ORDER_KINDS,
  type OrderHead,
  type OrderKind,
  type OrderState,
  type OrderTopic,
  type OrderView,
  type Page,
  type RefundState,
  type RefundView,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PlateDto } from '../../auctions/public';

export const ORDER_STATES: readonly OrderState[] = [
  'created',
  'paid',
  'expired',
  'cancelled',
  'refunding',
  'refunded',
];
const DEPOSIT_STATES: readonly DepositState[] = ['held', 'applied', 'refunded', 'forfeited'];
const REFUND_STATES: readonly RefundState[] = ['wanted', 'sent', 'done', 'failed'];
const TIME = 'Epoch milliseconds UTC';
const MONEY = 'Fen';

class OrderAuctionDto {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ example: '2026年第12期' }) readonly title!: string;
  @ApiProperty({ description: TIME }) readonly startsAtMs!: number;
}

class OrderTopicDto implements OrderTopic {
  @ApiProperty({ type: PlateDto, nullable: true }) readonly plate!: PlateDto | null;
  @ApiProperty({ type: OrderAuctionDto, nullable: true }) readonly auction!: OrderAuctionDto | null;
  @ApiProperty({ type: Number, nullable: true }) readonly lotId!: number | null;
  @ApiProperty({ type: [String] }) readonly vins!: readonly string[];
  @ApiProperty({ type: Number, nullable: true, description: `${MONEY}; already taken off a balance` })
  readonly depositAppliedFen!: number | null;
  @ApiPropertyOptional({
    ...{ type: Boolean, enum: [true] },
    description: 'More deposit for a paid entry, so that more may be bid with it',
  })
  readonly isTopUp?: true;
}

export class OrderHeadDto implements OrderHead {
  @ApiProperty({ example: '20261126004217360918' }) readonly orderNo!: string;
  @ApiProperty({ enum: ORDER_KINDS }) readonly kind!: OrderKind;
  @ApiProperty({ enum: ORDER_STATES }) readonly state!: OrderState;
  @ApiProperty({ description: MONEY }) readonly amountFen!: number;
  @ApiProperty({ description: TIME }) readonly createdAtMs!: number;
  @ApiProperty({ description: `${TIME}; not paid by then, it expires` }) readonly dueAtMs!: number;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly paidAtMs!: number | null;
  @ApiProperty({
    description: `${TIME}; when it expired, was cancelled or refunded in full`,
    type: Number,
    nullable: true,
  })
  readonly closedAtMs!: number | null;
  @ApiProperty({ description: `${MONEY}; back with the payer` }) readonly refundedFen!: number;
  @ApiProperty({ type: OrderTopicDto }) readonly about!: OrderTopicDto;
}

class OrderDepositDto implements DepositView {
  @ApiProperty() readonly vin!: string;
  @ApiProperty({ description: MONEY }) readonly amountFen!: number;
  @ApiProperty({ enum: DEPOSIT_STATES, nullable: true, description: 'Null until it is paid' })
  readonly state!: DepositState | null;
}

export class OrderRefundDto implements RefundView {
  @ApiProperty() readonly refundNo!: string;
  @ApiProperty({ description: MONEY }) readonly amountFen!: number;
  @ApiProperty({ enum: REFUND_STATES }) readonly state!: RefundState;
  @ApiProperty({ description: `${TIME}; of the latest change` }) readonly atMs!: number;
}

export class OrderDto extends OrderHeadDto implements OrderView {
  @ApiProperty({ type: [OrderDepositDto] }) readonly deposits!: readonly OrderDepositDto[];
  @ApiProperty({ type: [OrderRefundDto] }) readonly refunds!: readonly OrderRefundDto[];
  @ApiProperty({ description: `${TIME}; when the plate was fetched`, type: Number, nullable: true })
  readonly collectedAtMs!: number | null;
  @ApiProperty({ description: TIME }) readonly serverMs!: number;
}

export class OrderPageDto implements Page<OrderHead> {
  @ApiProperty({ type: [OrderHeadDto] }) readonly items!: readonly OrderHeadDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
