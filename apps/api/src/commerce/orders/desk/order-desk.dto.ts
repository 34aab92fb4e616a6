// What the back office's routes of orders take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type AdminOrderDetail,
  type AdminOrderHead,
  type AdminRefundView,
  ORDER_SEARCHES,
  type OrderActView,
  ORDER_KINDS,
  type OrderCitizenView,
  type OrderEventView,
  type OrderKind,
  type OrderPaymentView,
  type OrderSearch,
  type OrderState,
  type Page,
  PLATE_FATES,
  type PlateFate,
  REASON_MAX,
  type RefundOrderBody,
  type SearchOrdersBody,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { ApprovalDto } from '../../../access/approvals';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';
import { ORDER_STATES, OrderDto, OrderHeadDto, OrderRefundDto } from '../orders-answers.dto';

const ORDERS_PER_PAGE = 20;
const ORDERS_PER_PAGE_MAX = 100;
const PAGES_MAX = 100_000;
const TYPED_MAX = 40;
const VERSION_MAX = 2_147_483_647;
const TIME = 'Epoch milliseconds UTC';
const MONEY = 'Fen';
const EVENTS: readonly OrderEventView['type'][] = [
  ...(['OrderCreated', 'OrderPaid', 'OrderExtended', 'OrderExpired'] as const),
  ...(['OrderCancelled', 'RefundBegun', 'RefundCompleted'] as const),
];

export class SearchOrdersDto implements SearchOrdersBody {
  @ApiPropertyOptional({ enum: ORDER_SEARCHES, description: 'What `text` is' })
  @MayBeMissing()
  @IsIn(ORDER_SEARCHES)
  readonly by?: OrderSearch;

  @ApiPropertyOptional({ maxLength: TYPED_MAX, description: 'Whole; all orders when empty' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(TYPED_MAX)
  readonly text?: string;

  @ApiPropertyOptional({ enum: ORDER_KINDS })
  @MayBeMissing()
  @IsIn(ORDER_KINDS)
  readonly kind?: OrderKind;

  @ApiPropertyOptional({ enum: ORDER_STATES })
  @MayBeMissing()
  @IsIn(ORDER_STATES)
  readonly state?: OrderState;

  @ApiPropertyOptional({ minimum: 1, maximum: PAGES_MAX, default: 1 })
  @IsInt()
  @Min(1)
  @Max(PAGES_MAX)
  readonly page: number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: ORDERS_PER_PAGE_MAX, default: ORDERS_PER_PAGE })
  @IsInt()
  @Min(1)
  @Max(ORDERS_PER_PAGE_MAX)
  readonly size: number = ORDERS_PER_PAGE;
}

export class RefundOrderDto implements RefundOrderBody {
  @ApiProperty({ minimum: 1, maximum: VERSION_MAX, description: 'As it was read' })
  @IsInt()
  @Min(1)
  @Max(VERSION_MAX)
  readonly version!: number;

  @ApiProperty({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: MONEY })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly amountFen!: number;

  @ApiPropertyOptional({
    enum: PLATE_FATES,
    default: 'kept',
    description: 'What becomes of the plate: a win is undone when it is returned',
  })
  @MayBeMissing()
  @IsIn(PLATE_FATES)
  readonly plate?: PlateFate;

  @ApiPropertyOptional({ default: false, description: 'Of a win that is undone: its deposit goes back, too' })
  @MayBeMissing()
  @IsBoolean()
  readonly withDeposit?: boolean;

  @ApiProperty({ minLength: 1, maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

class OrderCitizenDto implements OrderCitizenView {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly username!: string;
  @ApiProperty({ enum: ['person', 'organisation'] }) readonly kind!: OrderCitizenView['kind'];
  @ApiProperty({ example: '王**', description: 'Masked for persons' }) readonly name!: string;
  @ApiProperty({ type: String, nullable: true, example: '138****5678' }) readonly mobile!: string | null;
}

class AdminOrderHeadDto extends OrderHeadDto implements AdminOrderHead {
  @ApiProperty({ type: OrderCitizenDto }) readonly citizen!: OrderCitizenDto;
}

export class AdminOrderPageDto implements Page<AdminOrderHead> {
  @ApiProperty({ type: [AdminOrderHeadDto] }) readonly items!: readonly AdminOrderHeadDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class AdminRefundDto extends OrderRefundDto implements AdminRefundView {
  @ApiProperty({ description: '`staff`, or the rule that wanted it' }) readonly why!: string;
  @ApiProperty({ description: 'So often the provider was asked' }) readonly attempts!: number;
  @ApiProperty({ type: String, nullable: true }) readonly lastFailure!: string | null;
}

class OrderEventDto implements OrderEventView {
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty({ enum: EVENTS }) readonly type!: OrderEventView['type'];
  @ApiProperty({ type: String, nullable: true }) readonly refundNo!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: MONEY }) readonly amountFen!: number | null;
}

class OrderPaymentDto implements OrderPaymentView {
  @ApiProperty() readonly paymentNo!: string;
  @ApiProperty({ enum: ['sandbox', 'alipay'] }) readonly provider!: OrderPaymentView['provider'];
  @ApiProperty({ enum: ['open', 'paid', 'closed', 'odd'] }) readonly state!: OrderPaymentView['state'];
  @ApiProperty({ description: MONEY }) readonly amountFen!: number;
  @ApiProperty({ description: TIME }) readonly createdAtMs!: number;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly paidAtMs!: number | null;
  @ApiProperty({ description: 'No order waited for it, and it went back' }) readonly isSurplus!: boolean;
}

class OrderActDto implements OrderActView {
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty() readonly staffName!: string;
  @ApiProperty({ example: 'order.refunded' }) readonly act!: string;
  @ApiProperty({ type: String, nullable: true }) readonly reason!: string | null;
}

export class AdminOrderDetailDto extends OrderDto implements AdminOrderDetail {
  @ApiProperty({ type: OrderCitizenDto }) readonly citizen!: OrderCitizenDto;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ description: `${MONEY}; nothing of deposits` }) readonly refundableFen!: number;
  @ApiProperty({ description: 'What was sold is still the citizen’s' }) readonly hasPlate!: boolean;
  @ApiProperty({ description: `${MONEY}: of the price of a win, paid by its deposit` })
  readonly depositFen!: number;
  @ApiProperty({ type: [ApprovalDto], description: 'Refunds that staff asked for, the newest first' })
  readonly approvals!: readonly ApprovalDto[];
  @ApiProperty({ type: [AdminRefundDto] }) declare readonly refunds: readonly AdminRefundDto[];
  @ApiProperty({ type: [OrderEventDto] }) readonly events!: readonly OrderEventDto[];
  @ApiProperty({ type: [OrderPaymentDto] }) readonly payments!: readonly OrderPaymentDto[];
  @ApiProperty({ type: [OrderActDto] }) readonly acts!: readonly OrderActDto[];
}
